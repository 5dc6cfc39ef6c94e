/** What the page's first view is measured against: the least a page can do with the same renderer, one lit cube. */
import { BoxGeometry, DirectionalLight, Mesh, MeshStandardMaterial, PerspectiveCamera, Scene, WebGLRenderer } from 'three'

const canvas = document.querySelector('canvas')
if (!canvas) throw new Error('Expected a canvas in the page.')
const renderer = new WebGLRenderer({ canvas, antialias: true })
renderer.setSize(innerWidth, innerHeight, false)
const camera = new PerspectiveCamera(50, innerWidth / innerHeight, 0.1, 10)
camera.position.z = 3
const cube = new Mesh(new BoxGeometry(), new MeshStandardMaterial({ color: 0x7a8f5a }))
cube.rotation.set(0.5, 0.7, 0)
const sun = new DirectionalLight(0xffffff, 3)
sun.position.set(1, 2, 3)
const scene = new Scene()
scene.add(cube, sun)
requestAnimationFrame(() => {
  renderer.render(scene, camera)
  performance.mark('minimal:first-frame')
})
