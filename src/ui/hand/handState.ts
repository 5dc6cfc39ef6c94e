import { type Character, type DeedKind, type EditKind, nearestBrush, type PlantGroup } from '../../world'

/** What a hand can hold: what shapes the land, and what tends what grows on it. */
export type Tool = EditKind | DeedKind

export type ToolFamily = 'shape' | 'grow'

/** What the hand holds, and how. */
export interface HandState {
  /** Undefined while the hand only moves the camera. */
  readonly tool: Tool | undefined
  /** What it takes up again: the family that was in use, and of each the tool. */
  readonly family: ToolFamily
  readonly lastOf: Readonly<Record<ToolFamily, Tool>>
  /** Radius of the brush, in heights of the picture: the brush grows with the distance of what it works on. */
  readonly share: number
  /** The same of brushes that are not in the hand, where it has been changed. */
  readonly shares: Readonly<Partial<Record<BrushKind, number>>>
  /** 0 to 1. */
  readonly strength: number
  readonly character: Character
  /** Whether the brush of ruggedness makes land rougher, or gentler. */
  readonly isRougher: boolean
  /** What is planted. */
  readonly group: PlantGroup
}

export const FIRST_HAND: HandState = {
  tool: undefined,
  family: 'shape',
  lastOf: { shape: 'raise', grow: 'plant' },
  share: 0.09,
  shares: {},
  strength: 0.6,
  character: 'dunes',
  isRougher: true,
  group: 'conifer',
}

/** Tools whose brushes are as wide as one another. */
type BrushKind = 'ground' | 'plants' | 'fire' | 'weather'

interface Brush {
  /** Shares of the picture's height. */
  readonly first: number
  readonly least: number
  readonly most: number
  /** The smallest size: what grows is told in cells, and a brush that falls between two of them would do nothing. */
  readonly leastSize: number
}

const BRUSHES: Readonly<Record<BrushKind, Brush>> = {
  ground: { first: FIRST_HAND.share, least: 0.015, most: 0.4, leastSize: 0 },
  plants: { first: 0.07, least: 0.015, most: 0.4, leastSize: 10 },
  fire: { first: 0.015, least: 0.015, most: 0.12, leastSize: 8 },
  weather: { first: 0.3, least: 0.05, most: 0.6, leastSize: 10 },
}

/** A notch makes the brush wider by a size, twice by two. */
const SHARE_PER_NOTCH = Math.SQRT2

const STRENGTH_PER_NOTCH = 0.1
const LEAST_STRENGTH = 0.05

export function familyOf(tool: Tool): ToolFamily {
  return brushKind(tool) === 'ground' ? 'shape' : 'grow'
}

/** Who does what a tool does: strokes that become edits, water that is poured, deeds to what grows. */
export function workOf(tool: Tool | undefined): 'strokes' | 'water' | 'tending' | undefined {
  if (!tool || tool === 'water') return tool
  return familyOf(tool) === 'grow' ? 'tending' : 'strokes'
}

/** Whether a tool works where the hand presses. */
export function isBrush(tool: Tool | undefined): boolean {
  return tool !== undefined && tool !== 'climate'
}

/** Whether a tool can do more or less where it works. */
export function hasStrength(tool: Tool): boolean {
  return isBrush(tool) && tool !== 'fire'
}

/** Takes a tool up, with the brush that it had. @param tool undefined to lay down the one that is there */
export function takenUp(hand: HandState, tool: Tool | undefined, group = hand.group): HandState {
  if (!tool) return { ...hand, tool }
  const [before, after] = [brushKind(hand.tool ?? hand.lastOf[hand.family]), brushKind(tool)]
  const share = before === after ? hand.share : (hand.shares[after] ?? BRUSHES[after].first)
  const family = familyOf(tool)
  return {
    ...hand,
    tool,
    family,
    group,
    share,
    lastOf: { ...hand.lastOf, [family]: tool },
    shares: { ...hand.shares, [before]: hand.share },
  }
}

/** Size of the brush in the hand where the picture is so many learned metres high. */
export function brushIn({ tool, share }: HandState, heightMetres: number): number {
  return Math.max(nearestBrush(share * heightMetres), tool ? BRUSHES[brushKind(tool)].leastSize : 0)
}

/** The share of a brush some notches wider. */
export function widened({ tool, share }: Pick<HandState, 'tool' | 'share'>, notches: number): number {
  const { least, most } = brushOf(tool)
  return Math.min(most, Math.max(least, share * SHARE_PER_NOTCH ** notches))
}

export function strengthened(strength: number, notches: number): number {
  return Math.min(1, Math.max(LEAST_STRENGTH, strength + STRENGTH_PER_NOTCH * notches))
}

/** Where a share stands on a slider from 0 to 1, evenly by ratio. */
export function sliderOfShare({ tool, share }: Pick<HandState, 'tool' | 'share'>): number {
  const { least, most } = brushOf(tool)
  return Math.log(share / least) / Math.log(most / least)
}

export function shareOfSlider(tool: Tool | undefined, position: number): number {
  const { least, most } = brushOf(tool)
  return least * (most / least) ** Math.min(1, Math.max(0, position))
}

function brushOf(tool: Tool | undefined): Brush {
  return BRUSHES[tool ? brushKind(tool) : 'ground']
}

function brushKind(tool: Tool): BrushKind {
  switch (tool) {
    case 'plant':
    case 'clear':
      return 'plants'
    case 'fire':
      return 'fire'
    case 'rain':
    case 'drought':
    case 'climate':
      return 'weather'
    default:
      return 'ground'
  }
}
