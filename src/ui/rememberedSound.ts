import type { Keepsakes } from '../library'

const NAME = 'terrella.sound'

/** Whether the sound was on in the last visit. Where nothing is kept, it was not. */
export function wasSoundOn(keepsakes: Keepsakes): boolean {
  return keepsakes.get(NAME) === 'on'
}

export function rememberSound(keepsakes: Keepsakes, isOn: boolean): void {
  keepsakes.set(NAME, isOn ? 'on' : undefined)
}
