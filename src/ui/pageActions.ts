/** Fills the screen with the page, or gives the screen back. @returns false where the browser refuses, in a frame for instance */
export async function toggleFullscreen(): Promise<boolean> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
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
