import { StrokePreview } from './land'
import type { Edit } from './world'

/** Shows what a stroke does to the ground, at once. @param groundAt elevation of the ground before the stroke, in learned metres */
export function openPreview(edit: Edit, groundAt: (east: number, south: number) => number | undefined): StrokePreview {
  return new StrokePreview(edit, groundAt)
}
