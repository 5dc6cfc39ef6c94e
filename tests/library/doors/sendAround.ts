import { openBytes, openLink, writeFile, writeLink, writePicture } from '../../../src/library/doors/allDoors'
import { crc32, encodeWorld } from '../../../src/world'
import { CAMERA, editedWorld, filedWorld, picture } from './sentWorlds'

/** What doors make of one world, and what comes out of them again: the same in every engine. */
export interface SentAround {
  readonly link: string
  readonly fileChecksum: number
  readonly pictureChecksum: number
  /** Checksums of the worlds that link, file and picture opened on; 0 where one was refused. */
  readonly worldChecksums: readonly number[]
}

/** Sends a world of sixty edits through every door. */
export function sendAround(): SentAround {
  const link = writeLink({ world: editedWorld(60), camera: CAMERA }).fragment
  const file = writeFile(filedWorld(60), '0.1.0')
  const door = writePicture(picture(20, 10), { world: editedWorld(60), camera: CAMERA })
  const openings = [openLink(link), openBytes(file, 'a.terrella'), openBytes(door, 'a.png')]
  return {
    ...{ link, fileChecksum: crc32(file), pictureChecksum: crc32(door) },
    worldChecksums: openings.map((opening) => (opening?.status === 'opened' ? crc32(encodeWorld(opening.world)) : 0)),
  }
}
