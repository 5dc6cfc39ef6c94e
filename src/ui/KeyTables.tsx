import { Fragment } from 'react'
import type { KeyRow } from './words/enLater'
import { useLaterWords } from './words/useWords'

/** All keys, by what they do. */
export function KeyTables() {
  const { shaping, moving, shapingRows } = useLaterWords().keys
  return (
    <>
      <KeyTable rows={Object.values(moving)} />
      <h2>{shaping}</h2>
      <KeyTable rows={Object.values(shapingRows)} />
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
