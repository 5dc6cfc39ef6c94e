import * as T from 'three'
import { createPlantForms } from '../src/scene/plants/plantForms'
import { leafStampTexture } from '../src/scene/plants/leafStamps'
import { shaderSource } from '../src/scene/shaderSource'
import vert from '../src/scene/shaders/plant.vert.glsl?raw'
import frag from '../src/scene/shaders/plant.frag.glsl?raw'
const q = new URLSearchParams(location.search)
const canvas = document.getElementById('c') as HTMLCanvasElement
const r = new T.WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true }); r.toneMapping = T.ACESFilmicToneMapping; r.toneMappingExposure = 0.62
r.setClearColor(new T.Color(0.35, 0.5, 0.7))
const stub = `uniform float eyeAltitude; uniform float nearReach; struct Plant { int form; vec2 size; float tint; float turn; float nearness; vec3 foot; };
Plant plantOf(uvec2 w, float s) { Plant p; p.form=int(w.x); p.size=vec2(1.); p.tint=float(w.y)/8.; p.turn=float(w.y)*1.3; p.nearness=1.; p.foot=vec3(float(w.x % 8u)*4.2-14.7, float(w.x/8u)*-7.0-1.5, -19.0+float(w.y)*0.0); return p; }`
const growth = shaderSource('#include <plantGrowth>'); const colour = growth.slice(growth.indexOf('// What leaves and bark look like'))
const vs = shaderSource(vert.replace('#include <lake>', '').replace('#include <lift>', '').replace('#include <standing>', '').replace('#include <plantGrowth>', stub + colour))
const az = 1.95 - 1.2, h = 0.45
const uniforms = { stamps: { value: leafStampTexture() }, season: { value: +(q.get('season') ?? 0.5) }, wind: { value: new T.Vector2(3, 1) }, waveTime: { value: 0 }, nearReach: { value: 60 },
  sunDirection: { value: new T.Vector3(Math.sin(az) * Math.cos(h) , Math.sin(h), Math.cos(az) * Math.cos(h)) }, hazeExtinction: { value: new T.Vector3() }, hazeHeight: { value: 450 }, eyeAltitude: { value: 20 }, plantSnow: { value: 1e6 }, wetness: { value: 0 } }
const m = new T.ShaderMaterial({ vertexShader: vs, fragmentShader: shaderSource(frag), uniforms, side: T.DoubleSide })
const scene = new T.Scene(); let tris: number[] = []
createPlantForms().forEach(({ geometry }, i) => {
  const g = new T.InstancedBufferGeometry(); g.index = geometry.index; for (const [n, a] of Object.entries(geometry.attributes)) g.setAttribute(n, a)
  g.setAttribute('plant', new T.InstancedBufferAttribute(Uint32Array.of(i, (i * 5) % 8), 2)); g.setAttribute('slot', new T.InstancedBufferAttribute(Float32Array.of(0), 1)); g.instanceCount = 1
  tris.push(geometry.index!.count / 3)
  const mesh = new T.Mesh(g, m); mesh.frustumCulled = false; scene.add(mesh)
})
const camera = new T.PerspectiveCamera(45, 2, 0.1, 100); camera.position.set(0, 0, 0); camera.rotation.x = -0.04
r.render(scene, camera); document.title = 'done ' + tris.join(',')
