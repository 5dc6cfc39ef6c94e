import { Fragment } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from './interfaceActions'
import { describePoint } from './readout'
import { useLaterWords } from './words/useWords'

/** Where the point under the pointer is, how high, and how finely the land is known there. */
export function InfoPlate({ store }: Pick<InterfaceProps, 'store'>) {
  const isOpen = useStore(store, (state) => state.isInfoOpen)
  const point = useStore(store, (state) => state.point)
  const told = useLaterWords().info
  const device = useStore(store, (state) => state.device)
  if (!isOpen) return null
  const words = point && describePoint(point, told)
  return (
    <>
      {device !== 'mouse' && <div className="crosshair" aria-hidden="true" />}
      <output className="plate info">
        {words ? (
          <dl>
            {words.map(([name, value]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        ) : (
          told.sky
        )}
      </output>
    </>
  )
}
