import type { PropsWithChildren, ReactNode } from 'react'

export type IconName =
  | 'orbit'
  | 'fly'
  | 'walk'
  | 'home'
  | 'world'
  | 'info'
  | 'fullscreen'
  | 'keys'
  | 'close'
  | 'drag'
  | 'swipe'
  | 'wheel'
  | 'go'
  | 'pinch'
  | 'move'
  | 'hand'
  | 'grow'
  | 'undo'
  | 'redo'
  | 'history'
  | 'copy'
  | 'bin'
  | 'save'
  | 'shelf'
  | 'photograph'
  | 'sky'
  | 'send'
  | 'link'
  | 'sound'
  | 'silence'

/** Line drawings on a grid of 24, in the colour of the text. */
const DRAWINGS: Record<IconName, ReactNode> = {
  orbit: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M20.6 8.6c1 2.6-2 6.3-6.7 8.2S4.4 18 3.4 15.4s2-6.3 6.7-8.2 9.5-1.2 10.5 1.4Z" />
    </>
  ),
  fly: <path d="M2.5 10.5c3-2.3 6.7-1.7 9.5 3.5 2.8-5.2 6.5-5.8 9.5-3.5-3.2.2-6.8 2-9.5 6.5-2.7-4.5-6.3-6.3-9.5-6.5Z" />,
  walk: (
    <>
      <circle cx="13" cy="4.6" r="1.7" />
      <path d="m8 21 3-5.5.4-5.8L8 11.5l-1 3M11.2 15.5l3.6 2 1.2 3.5M11.4 9.7l2.3.3 1.3 2.5 3 1" />
    </>
  ),
  home: <path d="M12 21s-6.5-5.7-6.5-10.7a6.5 6.5 0 0 1 13 0C18.5 15.3 12 21 12 21Zm0-8.3a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z" />,
  world: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 8v8M8 12h8" />
    </>
  ),
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.2-1.2" />,
  info: (
    <>
      <circle cx="12" cy="12" r="5" />
      <path d="M12 2.5V7M12 17v4.5M2.5 12H7M17 12h4.5" />
    </>
  ),
  fullscreen: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />,
  keys: <path d="M9.2 9.3a2.9 2.9 0 1 1 4.3 2.5c-1 .6-1.5 1.2-1.5 2.5M12 17.8v.1" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  drag: (
    <>
      <rect x="7" y="4" width="10" height="16" rx="5" />
      <path d="M12 4v6.5M7 10.5h10M2 12h2.5M19.5 12H22M3.3 10.5 2 12l1.3 1.5M20.7 10.5 22 12l-1.3 1.5" />
    </>
  ),
  swipe: (
    <>
      <path d="M9.5 20.5 6.8 16.3c-.6-1 .7-2 1.6-1.200l1.3 1.200V8.300a1.4 1.4 0 0 1 2.8 0v4.600l3.6.6c1.2.2 1.9 1.2 1.7 2.300l-.8 4.7" />
      <path d="M4 4.5h14M6 2.5l-2 2 2 2M16 2.5l2 2-2 2" />
    </>
  ),
  wheel: (
    <>
      <rect x="7" y="4" width="10" height="16" rx="5" />
      <path d="M12 8v3.5M10.3 8.9 12 7.2l1.7 1.7M10.3 11 12 12.7l1.7-1.7" />
    </>
  ),
  go: (
    <>
      <path d="M12 21s-5-4.6-5-8.6a5 5 0 0 1 10 0c0 4-5 8.6-5 8.6Z" />
      <path d="M12 2.5v1.7M6 4.7l1.1 1.2M18 4.7l-1.1 1.2" />
    </>
  ),
  pinch: <path d="m14 10 6-6M20 9V4h-5M10 14l-6 6M4 15v5h5" />,
  hand: (
    <path d="M7 12.500V6.400a1.500 1.500 0 0 1 3 0V11M10 10.500V4.700a1.500 1.500 0 0 1 3 0v5.800M13 10.800V5.900a1.500 1.500 0 0 1 3 0v6M16 11.500V8.400a1.500 1.500 0 0 1 3 0V15c0 3.600-2.300 6-5.800 6-2.600 0-4.200-.9-5.600-3l-3-4.700c-.9-1.500.9-2.800 2.100-1.500L7 12.500" />
  ),
  grow: (
    <path d="M12 21v-9.500M12 14c-4.500 0-7.500-2.500-7.500-7 4.500 0 7.500 2.500 7.500 7ZM12 11.500c0-4 2.500-7 7.500-7 0 5-2.500 7-7.500 7" />
  ),
  undo: <path d="M8.500 5 4.500 9l4 4M4.500 9H14a5.500 5.500 0 0 1 0 11h-3" />,
  redo: <path d="m15.500 5 4 4-4 4M19.500 9H10a5.500 5.500 0 0 0 0 11h3" />,
  history: <path d="M4 12a8 8 0 1 0 2.500-5.800L4 8.500M4 4v4.500h4.500M12 7.500V12l3 2" />,
  copy: <path d="M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4" />,
  bin: <path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5" />,
  save: <path d="M12 4v11M8 11.2l4 4 4-4M5 19.5h14" />,
  shelf: <path d="M4 19.5h16M5.5 19.5v-11h4v11M9.5 19.5V5h4v14.5M14.300 9.200l3.800-1.100 2.800 10-3.300 1.200Z" />,
  send: <path d="M12 15V3.800M8 7.500l4-4 4 4M8.500 10.500h-3v9.500h13v-9.500h-3" />,
  photograph: (
    <>
      <path d="M3.500 8.500a2 2 0 0 1 2-2h2L9 4.500h6l1.500 2h2a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2Z" />
      <circle cx="12" cy="12.500" r="3.400" />
    </>
  ),
  sky: (
    <>
      <path d="M6.500 15.500a5.500 5.500 0 0 1 11 0M2.500 15.500h19M6 19.500h12" />
      <path d="M12 3.500v3M4.600 7.100l2 2M19.400 7.100l-2 2" />
    </>
  ),
  sound: <path d="M4 9.500v5h3.500l4.500 4V5.500l-4.500 4ZM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11" />,
  silence: <path d="M4 9.500v5h3.500l4.500 4V5.500l-4.500 4ZM15.500 9.500l5 5M20.500 9.500l-5 5" />,
  move: <path d="M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M9.5 18.5 12 21l2.5-2.5M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5" />,
}

export function Icon({ name }: { readonly name: IconName }) {
  return <Drawing>{DRAWINGS[name]}</Drawing>
}

/** Lines in the manner of all icons. */
export function Drawing({ children }: PropsWithChildren) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
