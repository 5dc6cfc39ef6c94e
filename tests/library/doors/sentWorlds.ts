import { encode } from 'fast-png'
import type { FiledWorld } from '../../../src/library/doors/worldFile'
import { EditLog, type WorldRecord } from '../../../src/world'
import { handEdit } from '../../world/edits'

export const CAMERA = { eye: { east: -123456.75, south: 0.1 + 0.2, elevation: 1234.5678 }, yaw: -2.5, pitch: -0.3, fieldOfView: 0.87 }

/** A world with every kind of edit but water, an undo and a redo: the same for the same count. */
export function editedWorld(count: number): WorldRecord {
  const log = new EditLog(Array.from({ length: count }, (_, i) => handEdit(i, [2, 16], 9000)))
  log.undo()
  log.undo()
  log.redo()
  return { seed: 4294967295, models: { relief: '0123456789abcdef' }, entries: log.entries }
}

export function filedWorld(count: number): FiledWorld {
  return {
    world: editedWorld(count),
    name: 'Ærø & <b>Østerø</b> 🏔',
    camera: CAMERA,
    created: Date.UTC(2026, 0, 2, 3, 4, 5),
    changed: Date.UTC(2026, 5, 7, 8, 9, 10, 11),
    thumbnail: picture(4, 3),
  }
}

/** A small PNG in which no two pixels are alike. */
export function picture(width: number, height: number): Uint8Array {
  return encode({ width, height, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 37) % 251), channels: 3, depth: 8 })
}
