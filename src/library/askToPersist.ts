const KEY = 'terrella.persistence'

/** Asks the browser, once, not to throw away what it keeps for this page. Some ask the visitor in turn, so this belongs after the first edit. */
export async function askToPersist(): Promise<void> {
  try {
    if (localStorage.getItem(KEY) || (await navigator.storage.persisted())) return
    localStorage.setItem(KEY, 'asked')
    await navigator.storage.persist()
  } catch {
    // Where it cannot be asked, the browser decides by itself as it did before.
  }
}
