import { familyOf, type HandState, type Tool, type ToolFamily } from './hand/handState'
import { GROWING, TOOLS } from './hand/tools'
import type { Offers } from './host'

/** Whether hands may take up a tool here. */
export function mayTake({ editable, tools }: Offers, tool: Tool): boolean {
  return editable && (tools === undefined || tools.includes(tool))
}

/** The tool of a family that is taken up with it: the one that was last in the hand, or the first there is; undefined where there is none. */
export function firstOf(offers: Offers, hand: HandState, family: ToolFamily): Tool | undefined {
  const last = hand.lastOf[family]
  if (mayTake(offers, last)) return last
  return [...TOOLS, ...GROWING].map(({ tool }) => tool).find((tool) => familyOf(tool) === family && mayTake(offers, tool))
}
