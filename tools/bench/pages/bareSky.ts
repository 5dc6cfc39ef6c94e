/** What the page's frames are measured against: as many lit triangles of plain ground, under the sky that comes with three.js. `?triangles=` says how many, `?ratio=` the pixels. */
import { DirectionalLight, Mesh, MeshStandardMaterial, PerspectiveCamera, PlaneGeometry, Scene, Vector3, WebGLRenderer } from 'three'
import { Sky } from 'three/examples/jsm/objects/Sky.js'

declare global {
  var framesDrawn: number
}

const WIDTH = 1000
const HILL = 12

const canvas = document.querySelector('canvas')
if (!canvas) throw new Error('Expected a canvas in the page.')
const asked = new URLSearchParams(location.search)
const side = Math.round(Math.sqrt(Number(asked.get('triangles')) / 2))
const ground = new PlaneGeometry(WIDTH, WIDTH, side, side).rotateX(-Math.PI / 2)
const places = ground.attributes.position
if (!places) throw new Error('Expected a ground with places.')
for (let i = 0; i < places.count; i++) {
  places.setY(i, HILL * (Math.sin(places.getX(i) / 60) * Math.cos(places.getZ(i) / 45) - 1))
}
ground.computeVertexNormals()

const renderer = new WebGLRenderer({ canvas, antialias: false })
renderer.setPixelRatio(Number(asked.get('ratio')))
renderer.setSize(innerWidth, innerHeight, false)
const camera = new PerspectiveCamera(50, innerWidth / innerHeight, 0.5, 20_000)
camera.position.set(0, 30, WIDTH / 2)
camera.lookAt(0, 10, 0)
const sunlight = new Vector3(1, 0.6, -0.5)
const sky = new Sky()
sky.scale.setScalar(10_000)
sky.material.uniforms.sunPosition?.value.copy(sunlight)
const light = new DirectionalLight(0xffffff, 3)
light.position.copy(sunlight)
const scene = new Scene()
scene.add(sky, light, new Mesh(ground, new MeshStandardMaterial({ color: 0x7a8f5a })))

globalThis.framesDrawn = 0
const draw = () => {
  // A little of a turn, so that no frame is like the one before.
  camera.rotation.z = 0.01 * Math.sin(performance.now() / 500)
  renderer.render(scene, camera)
  globalThis.framesDrawn++
  requestAnimationFrame(draw)
}
requestAnimationFrame(draw)
