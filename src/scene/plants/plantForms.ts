import type { BufferGeometry } from 'three'
import { PLANT_FORMS } from '../../world'
import { deadTree } from './deadTree'
import type { PlantMesh } from './PlantMesh'
import { conifer, leafTree, palm, shrub } from './trees'

/** A form that plants come in. Trees are drawn about twice as tall as true ones beside the land: masses from the air, and over a walker's head. */
export interface PlantForm {
  readonly geometry: BufferGeometry
  /** World metres, as drawn at its middling size. */
  readonly height: number
  readonly radius: number
}

/** All forms, in the order of PLANT_FORMS. */
export function createPlantForms(): readonly PlantForm[] {
  const oak = { stem: 0.27, balls: 8, cardsPerBall: 21, trunk: 0.15, stamp: 'leaves', card: 0.84, isOpen: false } as const
  const birch = { stem: 0.3, balls: 7, cardsPerBall: 15, trunk: 0.085, stamp: 'sprays', card: 0.72, isOpen: true } as const
  const meshes: Record<keyof typeof PLANT_FORMS, readonly PlantMesh[]> = {
    conifer: [
      conifer(11, { height: 6.4, radius: 1.35, tiers: 16, bare: 0.1, droop: 0.75 }),
      conifer(12, { height: 5.5, radius: 1.45, tiers: 14, bare: 0.07, droop: 0.6 }),
      conifer(13, { height: 7, radius: 1.1, tiers: 17, bare: 0.14, droop: 0.95 }),
      conifer(14, { height: 5.8, radius: 1.25, tiers: 12, bare: 0.26, droop: 0.35 }),
    ],
    broadleaf: [
      leafTree(21, { height: 4.9, radius: 2, ...oak }),
      leafTree(22, { height: 5.4, radius: 1.75, ...oak, stem: 0.3, balls: 8 }),
      leafTree(23, { height: 4.1, radius: 2.1, ...oak, stem: 0.22, balls: 7 }),
    ],
    birch: [leafTree(31, { height: 5.2, radius: 1.25, ...birch }), leafTree(32, { height: 4.6, radius: 1.35, ...birch, balls: 6 })],
    palm: [palm(41, { height: 5, lean: 0.6, fronds: 13 }), palm(42, { height: 3.9, lean: 0.25, fronds: 11 })],
    dead: [deadTree(51, { height: 4, lean: 0.3 }), deadTree(52, { height: 2.9, lean: -0.5 })],
    shrub: [
      shrub(61, { height: 0.75, radius: 1.25, mounds: 6 }),
      shrub(62, { height: 0.5, radius: 0.9, mounds: 5 }),
      shrub(63, { height: 1.15, radius: 0.85, mounds: 5 }),
    ],
  }
  return Object.entries(PLANT_FORMS).flatMap(([kind, { count }]) => {
    const made = meshes[kind as keyof typeof PLANT_FORMS]
    if (made.length !== count) throw new RangeError(`Expected ${count} forms of ${kind}, got ${made.length}.`)
    return made.map((mesh) => ({ geometry: mesh.geometry(), ...mesh.extent }))
  })
}
