import { Vector3 } from 'three'
import { PlantMesh } from './PlantMesh'
import { throwsOf } from './throws'

/** What is left of a tree: a stem that broke off, and stumps of branches. */
export function deadTree(start: number, { height, lean }: { height: number; lean: number }): PlantMesh {
  const mesh = new PlantMesh()
  const next = throwsOf(start)
  const stem = [0, 0.35, 0.7, 1].map(
    (share) =>
      new Vector3(
        lean * share * share + (next() - 0.5) * 0.12 * share,
        height * share - (share === 0 ? 0.4 : 0),
        (next() - 0.5) * 0.16 * share,
      ),
  )
  const finish = { part: 'bark', open: 0.85, sway: 0.02, fall: 2 } as const
  mesh.tube(stem, [0.17, 0.11, 0.07, 0.02], 6, () => finish)
  for (let i = 0; i < 9; i++) {
    const share = 0.32 + 0.62 * (i / 9)
    const at =
      stem[1 + Math.floor(share * 2.9)]?.clone().lerp(stem[Math.floor(share * 2.9)] as Vector3, 1 - ((share * 2.9) % 1)) ?? new Vector3()
    const angle = i * 2.4 + next()
    const length = height * (0.3 - 0.2 * share) * (0.6 + 0.8 * next())
    const out = new Vector3(Math.cos(angle), 0.5 + 0.5 * next(), Math.sin(angle)).multiplyScalar(length)
    const elbow = at
      .clone()
      .addScaledVector(out, 0.5)
      .add(new Vector3(0, -0.06 * length, 0))
    mesh.tube([at, elbow, at.clone().add(out)], [0.045, 0.03, 0.008], 3, () => finish)
  }
  return mesh
}
