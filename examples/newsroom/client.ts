// Runs in the reader's browser: links of the switcher change the page in place.
import { defineLocaleSwitcher } from 'stele/client'

defineLocaleSwitcher()
