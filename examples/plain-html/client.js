// Serve a copy of `node_modules/stele/dist` at `/stele/`, or bundle this file.
import { createLocaleStore, defineLocaleSwitcher } from '/stele/client.js'

defineLocaleSwitcher()

// Anything else that speaks the reader's language.
const store = createLocaleStore({ codes: ['uk', 'en'], default: 'uk' })
store.subscribe(({ current, preference }) => {
  document.querySelector('#page--status').textContent = `${current} ${preference ?? '–'}`
})
