import type { StrokePreview } from './land'
import type { StrokeBuilder } from './ui'
import type { Edit } from './world'

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
