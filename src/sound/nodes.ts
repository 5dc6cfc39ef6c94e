/** Seconds in which a parameter follows by two thirds. */
const GLIDE = 0.35

export function gainOf(context: BaseAudioContext, value: number, ...to: readonly (AudioNode | AudioParam)[]): GainNode {
  const node = context.createGain()
  node.gain.value = value
  connect(node, to)
  return node
}

export interface FilterOptions {
  readonly type: BiquadFilterType
  readonly hertz: number
  readonly quality?: number
}

export function filterOf(
  context: BaseAudioContext,
  { type, hertz, quality = 0.7 }: FilterOptions,
  ...to: readonly AudioNode[]
): BiquadFilterNode {
  const node = context.createBiquadFilter()
  node.type = type
  node.frequency.value = hertz
  node.Q.value = quality
  connect(node, to)
  return node
}

/** Where something is heard: from −1 on the left to 1 on the right. */
export function panOf(context: BaseAudioContext, pan: number, ...to: readonly AudioNode[]): StereoPannerNode {
  const node = context.createStereoPanner()
  node.pan.value = pan
  connect(node, to)
  return node
}

/** Lets a parameter glide to a value. */
export function glideTo(param: AudioParam, value: number, at: number, seconds = GLIDE): void {
  param.setTargetAtTime(value, at, seconds)
}

/** Where an azimuth is heard by who looks along a yaw: never wholly in one ear. */
export function panTowards(azimuth: number, yaw: number): number {
  return 0.85 * Math.sin(azimuth - yaw)
}

function connect(node: AudioNode, to: readonly (AudioNode | AudioParam)[]): void {
  for (const target of to) {
    if (target instanceof AudioParam) node.connect(target)
    else node.connect(target)
  }
}
