import { expect, test } from 'vitest'
import { chooseTier } from '../../src/scene'

const DESK = { isCoarsePointer: false, memoryGigabytes: 16, renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.5)' }

test.each([
  ['a machine with a graphics card', {}, 'high'],
  ['one that tells nothing of itself', { memoryGigabytes: undefined, renderer: '' }, 'high'],
  ['a touch screen', { isCoarsePointer: true }, 'low'],
  ['little memory', { memoryGigabytes: 2 }, 'low'],
  [
    'Chromium without a graphics card',
    { renderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)), SwiftShader driver)' },
    'lowest',
  ],
  ['Firefox without one', { renderer: 'llvmpipe (LLVM 15.0.6, 256 bits)' }, 'lowest'],
  ['Windows without its driver', { renderer: 'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)' }, 'lowest'],
])('%s gets its tier', (_, device, name) => {
  expect(chooseTier({ ...DESK, ...device }).name).toBe(name)
})
