/** `terrella/react`: a living world as a React component. */
import {
  type CSSProperties,
  createElement,
  forwardRef,
  type HTMLAttributes,
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import {
  ATTRIBUTES,
  type AttributeName,
  type CamelCase,
  EVENTS,
  type TerrellaWorldElement,
  type WorldAttributes,
  type WorldEventDetails,
  type WorldEventName,
} from '../embed/publicNames'

export type * from '../embed/publicNames'

/** The attributes of `<terrella-world>`, in camel case. */
type AttributeProps = { readonly [Name in AttributeName as CamelCase<Name>]?: WorldAttributes[Name] }

/** Its events: `onLoad`, `onBeforeEdit` … */
type EventProps = {
  readonly [Name in WorldEventName as `on${Capitalize<CamelCase<Name>>}`]?: (event: CustomEvent<WorldEventDetails[Name]>) => void
}

export interface TerrellaWorldProps
  extends AttributeProps,
    EventProps,
    Omit<HTMLAttributes<TerrellaWorldElement>, keyof AttributeProps | keyof EventProps | 'dangerouslySetInnerHTML'> {
  readonly className?: string
  readonly style?: CSSProperties
  /** For the element's slots. */
  readonly children?: ReactNode
}

const TAG = 'terrella-world'

/** Effects that come before the picture do nothing on a server, and React says so aloud. */
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect

const PROP_OF_ATTRIBUTE = ATTRIBUTES.map((name) => [name, camelCase(name)] as const)
const PROP_OF_EVENT = EVENTS.map((name) => [name, camelCase(`on-${name}`)] as const)
const OWN_PROPS = new Set([...PROP_OF_ATTRIBUTE, ...PROP_OF_EVENT].map(([, prop]) => prop))

/**
 * A `<terrella-world>`. The `ref` is the element itself, with all its methods. On a server it is the bare tag; the element's code comes when it is mounted.
 */
export const TerrellaWorld = forwardRef<TerrellaWorldElement, TerrellaWorldProps>(function TerrellaWorld(props, ref) {
  const { children, className, ...given } = props
  const element = useRef<TerrellaWorldElement>(null)
  useImperativeHandle(ref, () => element.current as TerrellaWorldElement, [])
  const texts = attributesOf(given)
  // React 18 and 19 differ in what they make of such attributes when they change: it is told the first ones for good, and the rest is done here.
  const [first] = useState(texts)
  const applied = useRef<AttributeTexts>({})
  useEffectBeforePaint(() => {
    if (element.current) changeAttributes(element.current, applied.current, texts)
    applied.current = texts
  })
  const heard = useRef<Record<string, unknown>>({})
  useEffectBeforePaint(() => {
    heard.current = given
  })
  useEffectBeforePaint(() => {
    const from = element.current
    const listeners = PROP_OF_EVENT.map(([name, prop]) => {
      const listener = (event: Event) => {
        const hear = heard.current[prop]
        if (typeof hear === 'function') hear(event)
      }
      return [name, listener] as const
    })
    for (const [name, listener] of listeners) from?.addEventListener(name as string, listener)
    return () => {
      for (const [name, listener] of listeners) from?.removeEventListener(name, listener)
    }
  }, [])
  useEffect(() => {
    if (!customElements.get(TAG)) void import('./element')
  }, [])
  const rest = Object.fromEntries(Object.entries(given).filter(([prop]) => !OWN_PROPS.has(prop)))
  return createElement(TAG, { ...rest, ...first, ...(className !== undefined && { class: className }), ref: element }, children)
})

type AttributeTexts = { readonly [Name in AttributeName]?: string }

/** Attributes as text; what is false or not given is not there. */
function attributesOf(props: Readonly<Record<string, unknown>>): AttributeTexts {
  const texts = PROP_OF_ATTRIBUTE.flatMap(([name, prop]) => {
    const value = props[prop]
    return value === undefined || value === null || value === false ? [] : [[name, value === true ? '' : String(value)]]
  })
  return Object.fromEntries(texts)
}

/** Changes what is given otherwise than before; what the element or the page has set by itself stays. */
function changeAttributes(element: HTMLElement, before: AttributeTexts, after: AttributeTexts): void {
  for (const name of ATTRIBUTES) {
    const text = after[name]
    if (text === before[name]) continue
    if (text === undefined) element.removeAttribute(name)
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
