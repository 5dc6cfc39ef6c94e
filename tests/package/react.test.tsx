import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TerrellaWorld } from '../../src/package/react'

test('on a server a world is its tag, with what it is given as attributes', () => {
  const markup = renderToStaticMarkup(
    <TerrellaWorld seed={7} touchAction="none" controls muted={false} time={0} className="wide" id="world" data-own="1" onLoad={() => {}}>
      <p slot="fallback">No world here.</p>
    </TerrellaWorld>,
  )
  expect(markup).toBe(
    '<terrella-world id="world" data-own="1" seed="7" controls="" time="0" touch-action="none" class="wide">' +
      '<p slot="fallback">No world here.</p></terrella-world>',
  )
})

test('text that a page was given stays text', () => {
  const markup = renderToString(<TerrellaWorld alt={'"><script>alert(1)</script>'} />)
  expect(markup).not.toContain('<script>')
})
