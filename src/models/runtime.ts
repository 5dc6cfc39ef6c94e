import type * as Ort from 'onnxruntime-web/wasm'
import { engineFile } from './engineFile'
import { ModelError } from './manifest'
import type { Runtime } from './openModel'

/** Which engine runs the models. */
export type Backend = 'wasm' | 'webgpu'

/** A started ONNX Runtime. */
export interface StartedRuntime {
  readonly runtime: Runtime
  readonly executionProviders: Ort.InferenceSession.ExecutionProviderConfig[]
  /** The engine in use: `wasm` where WebGPU was asked for and is not to be had. */
  readonly used: Backend
}

/**
 * Loads ONNX Runtime for a backend. With more threads, where the page is cross-origin isolated, it gives the same bits.
 * @param modelsUrl folder of the model files, absolute
 * @throws ModelError `wasm-refused` when the page's content policy or the browser does not allow WebAssembly, `missing` when it cannot be fetched
 */
export async function startRuntime(backend: Backend, modelsUrl: string): Promise<StartedRuntime> {
  if (!allowsWasm()) {
    throw new ModelError('wasm-refused', 'This page does not allow WebAssembly, so the land stays as coarse as its seed.')
  }
  const device = backend === 'webgpu' ? await requestDevice() : undefined
  return device ? startWebGpu(device, modelsUrl) : startWasm(modelsUrl)
}

async function startWasm(modelsUrl: string): Promise<StartedRuntime> {
  const [runtime, wasm, mjs] = await load([
    import('onnxruntime-web/wasm'),
    import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.mjs?url'),
  ])
  const paths = pathsOf('ort-wasm-simd-threaded', wasm.default, mjs.default, modelsUrl)
  runtime.env.wasm.wasmPaths = paths
  runtime.env.wasm.numThreads = threadsFor(paths.mjs)
  return { runtime, executionProviders: ['wasm'], used: 'wasm' }
}

async function startWebGpu(device: GPUDevice, modelsUrl: string): Promise<StartedRuntime> {
  const [runtime, wasm, mjs] = await load([
    import('onnxruntime-web/webgpu'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'),
  ])
  runtime.env.wasm.wasmPaths = pathsOf('ort-wasm-simd-threaded.asyncify', wasm.default, mjs.default, modelsUrl)
  runtime.env.wasm.numThreads = 1
  return { runtime, executionProviders: [{ name: 'webgpu', device }], used: 'webgpu' }
}

function pathsOf(name: string, wasm: string, mjs: string, modelsUrl: string) {
  return { wasm: engineFile(wasm, `${name}.wasm`, modelsUrl), mjs: engineFile(mjs, `${name}.mjs`, modelsUrl) }
}

async function load<Parts extends readonly unknown[]>(parts: { [Index in keyof Parts]: Promise<Parts[Index]> }): Promise<Parts> {
  try {
    return (await Promise.all(parts)) as unknown as Parts
  } catch (cause) {
    throw new ModelError('missing', 'The engine that dreams the land could not be fetched.', { cause })
  }
}

/** More than these do not make it faster. */
const MOST_THREADS = 4

/** Threads share memory, which only an isolated page has, and a browser starts them only from the page's own origin. @param url of the engine's script */
function threadsFor(url: string): number {
  const isOwn = new URL(url, import.meta.url).origin === self.origin
  return self.crossOriginIsolated && isOwn ? Math.min(MOST_THREADS, Math.max(2, navigator.hardwareConcurrency - 1)) : 1
}

/** The smallest WebAssembly module there is; a content policy without 'wasm-unsafe-eval' refuses even that. */
function allowsWasm(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module
  } catch {
    return false
  }
}

async function requestDevice(): Promise<GPUDevice | undefined> {
  try {
    const adapter = await navigator.gpu?.requestAdapter()
    return await adapter?.requestDevice()
  } catch {
    return undefined
  }
}
