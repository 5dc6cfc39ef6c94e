import type { Handiwork } from './Handiwork'
import type { NavigationState } from './studio'
import type { HandEvent, InputSource, InterfaceStore, PicturePoint } from './ui'

const MIDDLE = { x: 0, y: 0 }

export interface HandFramesCrew {
  readonly input: () => InputSource
  readonly handiwork: Handiwork
  readonly store: InterfaceStore
  readonly state: () => NavigationState
}

/** Brings what the hand did to its work: with each frame, and at once when it lets go, so that the land need not wait for a frame. */
export class HandFrames {
  readonly #crew: HandFramesCrew
  readonly #events: HandEvent[] = []
  /** Milliseconds; until when the hand's time is accounted for. */
  #actedAt = 0

  constructor(crew: HandFramesCrew) {
    this.#crew = crew
  }

  /** Where a tool is over the picture; undefined for fingers, which are nowhere until they touch. */
  get hover(): PicturePoint | undefined {
    return this.#crew.store.getState().device === 'touch' ? undefined : (this.#crew.input().hover ?? MIDDLE)
  }

  note(events: readonly HandEvent[]): void {
    this.#events.push(...events)
  }

  /** @param now milliseconds of `performance.now` @param seconds that this frame goes on */
  frame(now: number, seconds: number): void {
    this.#act(Math.min(seconds, (now - this.#actedAt) / 1000), now)
    this.#actedAt = now
  }

  letGo(): void {
    this.note(this.#crew.input().takeHand())
    const now = performance.now()
    this.#act((now - this.#actedAt) / 1000)
    this.#actedAt = now
  }

  #act(seconds: number, now?: number): void {
    const { eye, yaw, pitch } = this.#crew.state()
    const pose = [eye.east, eye.south, eye.elevation, yaw, pitch].join()
    this.#crew.handiwork.act(this.#events.splice(0), seconds, pose, now, this.hover)
  }
}
