import { Fragment } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from './interfaceActions'
import { QUALITIES } from './rememberedQuality'
import type { KeyRow } from './words/enLater'
import { useLaterWords, useWords } from './words/useWords'

/** All keys, by what they do; and how fine the picture is to be. */
export function KeyTables({ store, actions }: InterfaceProps) {
  const { aside } = useWords().moving
  const words = useLaterWords().quality
  const quality = useStore(store, (state) => state.quality)
  const { shaping, growing, moving, shapingRows, growingRows } = useLaterWords().keys
  return (
    <>
      <KeyTable rows={Object.values(moving)} />
      <h2>{shaping}</h2>
      <KeyTable rows={Object.values(shapingRows)} />
      <h2>{growing}</h2>
      <KeyTable rows={Object.values(growingRows)} />
      <p className="aside">{aside}</p>
      <fieldset className="choices quality">
        <legend>{words.title}</legend>
        {QUALITIES.map((choice) => (
          <button key={choice} type="button" aria-pressed={choice === quality} onClick={() => actions.setQuality(choice)}>
            {words[choice]}
          </button>
        ))}
      </fieldset>
    </>
  )
}

function KeyTable({ rows }: { readonly rows: readonly KeyRow[] }) {
  const words = useLaterWords().keys
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.what}</span>
          </th>
          <th scope="col">{words.mouse}</th>
          <th scope="col">{words.touch}</th>
          <th scope="col">{words.gamepad}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, keys, touch, pad }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>
              <Keys text={keys} />
            </td>
            <td>{touch}</td>
            <td>{pad}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Keys({ text }: { readonly text: string }) {
  return text.split('|').map((part, index) => {
    const at = `${index}:${part}`
    return index % 2 === 1 ? <kbd key={at}>{part}</kbd> : <Fragment key={at}>{part}</Fragment>
  })
}
