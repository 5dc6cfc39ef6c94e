import type { Host } from './host'

/** Fills the screen with the world, or gives the screen back. @returns false where the browser refuses, in a frame for instance */
export async function toggleFullscreen({ root, screen }: Pick<Host, 'root' | 'screen'>): Promise<boolean> {
  try {
    if (root.fullscreenElement) await document.exitFullscreen()
    else await screen.requestFullscreen()
    return true
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false
    throw error
  }
}

/** Puts a text on the clipboard. @returns false where the browser refuses */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    // Without a secure context there is no clipboard at all, which is a TypeError.
    if (error instanceof TypeError || error instanceof DOMException) return false
    throw error
  }
}
