import path from 'node:path'
import { UsageError } from './errors'

/** How a height map is stored. */
export type HeightmapFormat = 'png' | 'tif' | 'f32'

const FORMATS: Readonly<Record<string, HeightmapFormat>> = { '.png': 'png', '.tif': 'tif', '.tiff': 'tif', '.f32': 'f32' }

/** The format a file's name stands for. @throws UsageError when it stands for none */
export function formatOf(file: string): HeightmapFormat {
  const format = FORMATS[path.extname(file).toLowerCase()]
  if (!format) throw new UsageError(`Expected a file that ends in .png, .tif or .f32, got "${file}".`)
  return format
}
