import { lazy, Suspense, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Icon } from './icons'
import type { InterfaceProps } from './interfaceActions'
import type { InterfaceState } from './interfaceStore'
import { LANGUAGES } from './words/language'
import { useWords } from './words/useWords'

/** The tables come when the panel is first opened. */
const KeyTables = lazy(async () => ({ default: (await import('./KeyTables')).KeyTables }))

/** Everything hands can do, on one plate. */
export function KeysPanel({ store, actions }: InterfaceProps) {
  const words = useWords()
  const device = useStore(store, (state) => state.device)
  const areKeysOpen = useStore(store, (state) => state.areKeysOpen)
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const panel = dialog.current
    if (!panel) return
    // The dialog follows the store at once, and the store the dialog: a key that comes before the next frame must find both agreed.
    const follow = ({ areKeysOpen }: InterfaceState) => {
      if (areKeysOpen && !panel.open) panel.showModal()
      if (!areKeysOpen && panel.open) panel.close()
    }
    follow(store.getState())
    const unfollow = store.subscribe(follow)
    // Closed by Escape, or whatever else the browser closes with: its own event may come after the next key.
    const closing = new MutationObserver(() => !panel.open && store.getState().areKeysOpen && actions.toggleKeys())
    closing.observe(panel, { attributeFilter: ['open'] })
    return () => {
      unfollow()
      closing.disconnect()
    }
  }, [store, actions])
  return (
    <dialog
      ref={dialog}
      className="plate keys"
      data-device={device}
      aria-labelledby="keys-title"
      onKeyDown={(event) => {
        if (event.key !== '?' || event.repeat) return
        event.preventDefault() // the page listens too
        actions.toggleKeys()
      }}
      onClick={(event) => event.target === dialog.current && isBeside(dialog.current, event) && actions.toggleKeys()}
    >
      <header>
        <h2 id="keys-title">{words.moving.title}</h2>
        <fieldset className="choices">
          <legend className="unseen">{words.languages}</legend>
          {LANGUAGES.map(({ language, name, locale }) => (
            <button
              key={language}
              type="button"
              lang={locale}
              aria-pressed={language === words.language}
              onClick={() => actions.setLanguage(language)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <button type="button" className="tool" aria-label={words.close} onClick={actions.toggleKeys}>
          <Icon name="close" />
        </button>
      </header>
      <Suspense>{areKeysOpen && <KeyTables store={store} actions={actions} />}</Suspense>
    </dialog>
  )
}

/** Whether a press on the dialog fell on what lies around it: that belongs to it too. */
function isBeside(dialog: HTMLElement, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}
