const KEY = 'terrella.sound'

/** Whether the sound was on in the last visit. Where the browser keeps nothing, it was not. */
export function wasSoundOn(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

/** Remembers whether the sound is on. Refused storage means silence at the next visit, nothing else. */
export function rememberSound(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(KEY, 'on')
    else localStorage.removeItem(KEY)
  } catch {
    // Silence is where every visit begins.
  }
}
