import type { StrokePreview } from './land'
import type { StrokeBuilder } from './ui'
import type { Edit } from './world'

/** How often the land is told of a stroke that goes on: each time it begins to dream anew. */
const TELLING_MILLISECONDS = 300

/** A stroke from pressing down until all land in the picture has it. */
export interface HandStroke {
  readonly builder: StrokeBuilder
  readonly radiusMetres: number
  preview: StrokePreview | undefined
  edit: Edit | undefined
  /** What the land was last told of it, and when. */
  told: Edit | undefined
  toldAt: number
  isOver: boolean
  isSeen: boolean
}

export function beginStroke(builder: StrokeBuilder, radiusMetres: number): HandStroke {
  const unknown = { preview: undefined, edit: undefined, told: undefined }
  return { builder, radiusMetres, ...unknown, toldAt: Number.NEGATIVE_INFINITY, isOver: false, isSeen: false }
}

/** Whether the land should hear more of a stroke that goes on. Not before it has been seen: making land takes time from the drawing of that first frame. */
export function isToBeTold({ edit, told, toldAt, isOver, isSeen }: HandStroke, now: number): boolean {
  return isSeen && !isOver && edit !== told && now - toldAt >= TELLING_MILLISECONDS
}
