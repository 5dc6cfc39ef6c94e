/** `terrella/jsx`: lets TypeScript know the plain tag `<terrella-world>` in JSX of React, version 18 or newer. Nothing of it is left when the code runs. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { TerrellaWorldElement, WorldAttributes } from '../embed/publicNames'

type TerrellaWorldTag = DetailedHTMLProps<HTMLAttributes<TerrellaWorldElement>, TerrellaWorldElement> & WorldAttributes & { class?: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'terrella-world': TerrellaWorldTag
    }
  }
}
