import { Fragment } from 'react'

interface Row {
  readonly what: string
  readonly keys: string
  readonly touch?: string
  readonly pad?: string
}

/** Words between bars are drawn as keys. */
const ROWS: readonly Row[] = [
  { what: 'Look, or turn what you hold', keys: 'Drag', touch: 'Drag', pad: 'Right stick' },
  { what: 'Closer, farther', keys: 'Wheel', touch: 'Pinch' },
  { what: 'Slide over the land', keys: 'Right drag', touch: 'Two fingers' },
  { what: 'Move', keys: '|W| |A| |S| |D| or arrows', touch: 'Stick, flying or on foot', pad: 'Left stick' },
  { what: 'Up, down', keys: '|E| |Q| or |Space| |C|', pad: 'Triggers' },
  { what: 'Faster', keys: '|Shift|', pad: 'Bumpers' },
  { what: 'Go there', keys: 'Double-click', touch: 'Double-tap', pad: 'A' },
  { what: 'Orbit, fly, walk', keys: '|1| |2| |3|', touch: 'Buttons below', pad: 'Y flies, X walks' },
  { what: 'First place', keys: '|G| or |Home|', pad: 'B' },
  { what: 'What is under the pointer', keys: '|I|' },
  { what: 'Hour, season, weather', keys: '|4|', touch: 'Button above' },
  { what: 'My worlds', keys: '|O|', touch: 'Button above' },
  { what: 'Photograph', keys: '|P|', touch: 'Button above' },
  { what: 'Sound of the land', keys: '|B|', touch: 'Button above' },
  { what: 'Full screen', keys: '|F|' },
  { what: 'These keys', keys: '|?|' },
]

const SHAPING: readonly Row[] = [
  { what: 'Take up a tool, lay it down', keys: '|T|, |Esc|', touch: 'Shape' },
  { what: 'Work on the land', keys: 'Press and drag, or hold |Enter|', touch: 'One finger' },
  { what: 'Turn the view meanwhile', keys: 'Right drag', touch: 'Two fingers' },
  { what: 'Wider, narrower', keys: '|]| |[| or |Shift| and wheel', touch: 'Slider' },
  { what: 'Stronger, weaker', keys: '|=| |−| or |Alt| and wheel', touch: 'Slider' },
  { what: 'Raise, lower', keys: '|R| |L|' },
  { what: 'Ridge, valley', keys: '|X| |V|' },
  { what: 'Lake', keys: '|K|, higher and lower: |Enter| with |↑| |↓|', touch: 'Drag up, drag down' },
  { what: 'Smooth, level', keys: '|M| |N|' },
  { what: 'Another, rugged, character', keys: '|J| |U| |Y|' },
  { what: 'Undo, redo', keys: '|Ctrl| |Z|, |Ctrl| |Shift| |Z|', touch: 'Arrows' },
  { what: 'History', keys: '|H|', touch: 'Clock' },
]

/** All keys, by what they do. */
export function KeyTables() {
  return (
    <>
      <KeyTable rows={ROWS} />
      <h2>Shaping</h2>
      <KeyTable rows={SHAPING} />
    </>
  )
}

function KeyTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">What</span>
          </th>
          <th scope="col">Mouse and keys</th>
          <th scope="col">Touch</th>
          <th scope="col">Gamepad</th>
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
