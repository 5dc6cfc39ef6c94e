import type { InterfaceStore } from './interfaceStore'

const WITHDRAWING_MILLISECONDS = 4500

/** Lets the controls withdraw while nobody touches anything, and come back at the first sign. @returns what ends it */
export function watchAttention(store: InterfaceStore): () => void {
  const { ears, root } = store.getState().host
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const withdraw = () => {
    const isUsed = root.querySelector('.interface button:hover, .interface :focus-visible, .interface dialog[open], .interface .hint')
    if (isUsed) attend()
    else store.setState({ isAwake: false })
  }
  const attend = () => {
    clearTimeout(timer)
    timer = setTimeout(withdraw, WITHDRAWING_MILLISECONDS)
    if (!store.getState().isAwake) store.setState({ isAwake: true })
  }
  for (const sign of ['pointermove', 'pointerdown', 'focusin'])
    ears.addEventListener(sign, attend, { signal: ending.signal, passive: true })
  attend()
  return () => {
    ending.abort()
    clearTimeout(timer)
  }
}
