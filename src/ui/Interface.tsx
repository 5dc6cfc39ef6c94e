import { lazy, type PropsWithChildren, Suspense, useEffect, useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { watchAttention } from './attention'
import { ModeSwitch, Toolbar, Wordmark } from './Controls'
import { Hint } from './Hint'
import { ShapeSwitch } from './hand/ShapeSwitch'
import css from './interface.css?inline'
import type { InterfaceProps } from './interfaceActions'
import { KeysPanel } from './KeysPanel'
import { bringLetters } from './letters'
import { Notices, ProgressLine } from './Notices'
import { dress, wear } from './styleSheets'
import { WordsContext } from './words/useWords'

wear(css)

/** What is not needed for the first picture comes when it is first opened. */
const HandTray = lazy(async () => ({ default: (await import('./hand/HandTray')).HandTray }))
const InfoPlate = lazy(async () => ({ default: (await import('./InfoPlate')).InfoPlate }))
const SendPanel = lazy(async () => ({ default: (await import('./send/SendPanel')).SendPanel }))
const TouchStick = lazy(async () => ({ default: (await import('./TouchStick')).TouchStick }))
const SkyDial = lazy(async () => ({ default: (await import('./dial/SkyDial')).SkyDial }))
const FilmPlate = lazy(async () => ({ default: (await import('./dial/FilmPlate')).FilmPlate }))
const HistoryStrip = lazy(async () => ({ default: (await import('./hand/HistoryStrip')).HistoryStrip }))

/** All that lies over the picture. */
export function Interface({ store, actions, children }: PropsWithChildren<InterfaceProps>) {
  const host = useStore(store, (state) => state.host)
  const offers = useStore(store, (state) => state.offers)
  const isAwake = useStore(store, (state) => state.isAwake)
  const cuts = useStore(store, (state) => state.cuts)
  const isHandOn = useStore(store, (state) => state.hand.tool !== undefined)
  const isInfoOpen = useStore(store, (state) => state.isInfoOpen)
  const hasStick = useStore(store, (state) => state.device === 'touch' && state.mode !== 'orbit')
  const isDialOpen = useStore(store, (state) => state.isDialOpen)
  const isFilmOn = useStore(store, (state) => state.film !== undefined)
  const isSendOpen = useStore(store, (state) => state.isSendOpen)
  const isHistoryOpen = useStore(store, (state) => state.isHistoryOpen)
  const words = useStore(store, (state) => state.words)
  useEffect(() => watchAttention(store), [store])
  useEffect(() => {
    if (!words || !host.isPage) return
    document.documentElement.lang = words.locale
    document.title = words.title
  }, [words, host])
  useLayoutEffect(() => {
    bringLetters()
    return dress(host.root)
  }, [host])
  if (!words) return null
  const Frame = host.isPage ? 'main' : 'div'
  return (
    <WordsContext value={words}>
      <Frame className="interface" lang={words.locale} data-awake={isAwake}>
        {cuts > 0 && <div key={cuts} className="fade" />}
        {host.isPage && <Wordmark store={store} />}
        {offers.controls && <Toolbar store={store} actions={actions} />}
        <Notices store={store} actions={actions} />
        <Suspense>{isInfoOpen && <InfoPlate store={store} />}</Suspense>
        <Suspense>{isDialOpen && <SkyDial store={store} actions={actions} />}</Suspense>
        <Suspense>{isHandOn && <HandTray store={store} actions={actions} />}</Suspense>
        <div className="foot">
          <Hint store={store} actions={actions} />
          <Suspense>{isFilmOn && <FilmPlate store={store} actions={actions} />}</Suspense>
          <Suspense>{isHistoryOpen && <HistoryStrip store={store} actions={actions} />}</Suspense>
          {offers.controls && (
            <div className="foot-row">
              <ModeSwitch store={store} actions={actions} />
              {offers.editable && <ShapeSwitch store={store} actions={actions} />}
            </div>
          )}
        </div>
        <Suspense>{isSendOpen && <SendPanel store={store} actions={actions} />}</Suspense>
        <Suspense>{hasStick && <TouchStick store={store} actions={actions} />}</Suspense>
        <ProgressLine store={store} />
        {children}
        <KeysPanel store={store} actions={actions} />
      </Frame>
    </WordsContext>
  )
}
