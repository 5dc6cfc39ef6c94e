import './interface.css'
import { type PropsWithChildren, useEffect } from 'react'
import { useStore } from 'zustand'
import { watchAttention } from './attention'
import { ModeSwitch, Toolbar, Wordmark } from './Controls'
import { Hint } from './Hint'
import { HandTray, ShapeSwitch } from './hand/HandTray'
import { HistoryStrip } from './hand/HistoryStrip'
import { InfoPlate } from './InfoPlate'
import type { InterfaceProps } from './interfaceActions'
import { KeysPanel } from './KeysPanel'
import { Notices, ProgressLine } from './Notices'
import { TouchStick } from './TouchStick'

/** All that lies over the picture. */
export function Interface({ store, actions, children }: PropsWithChildren<InterfaceProps>) {
  const isAwake = useStore(store, (state) => state.isAwake)
  const cuts = useStore(store, (state) => state.cuts)
  useEffect(() => watchAttention(store), [store])
  return (
    <div className="interface" data-awake={isAwake}>
      {cuts > 0 && <div key={cuts} className="fade" />}
      <Wordmark store={store} />
      <Toolbar store={store} actions={actions} />
      <Notices store={store} actions={actions} />
      <InfoPlate store={store} />
      <HandTray store={store} actions={actions} />
      <div className="foot">
        <Hint store={store} actions={actions} />
        <HistoryStrip store={store} actions={actions} />
        <div className="foot-row">
          <ModeSwitch store={store} actions={actions} />
          <ShapeSwitch store={store} actions={actions} />
        </div>
      </div>
      <TouchStick store={store} actions={actions} />
      <ProgressLine store={store} />
      {children}
      <KeysPanel store={store} actions={actions} />
    </div>
  )
}
