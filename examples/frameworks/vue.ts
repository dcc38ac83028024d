// Vue: a shallowRef holds the store's state, and can be watched.
import type { newsroomLocales } from 'stele'
import type { LocaleState, LocaleStore } from 'stele/client'
import { defineComponent, h, onScopeDispose, type PropType, type ShallowRef, shallowRef } from 'vue'

/** The state of a store, for as long as the component lives. */
export function useLocale<C extends string>(
  store: LocaleStore<C>,
): Readonly<ShallowRef<LocaleState<C>>> {
  const state = shallowRef(store.get())
  onScopeDispose(store.subscribe((value) => (state.value = value)))
  return state
}

type Code = (typeof newsroomLocales.codes)[number]

export const Choice = defineComponent({
  props: { store: { type: Object as PropType<LocaleStore<Code>>, required: true } },
  setup({ store }) {
    const state = useLocale(store)
    return () =>
      h('div', [
        `${state.value.current} ${state.value.preference ?? '-'}`,
        ...state.value.codes.map((code) =>
          h('button', { type: 'button', onClick: () => store.set(code) }, code),
        ),
      ])
  },
})
