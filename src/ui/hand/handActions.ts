import { PLANT_GROUPS, type PlantGroup } from '../../world'
import type { HandCommand } from '../input/keyboard'
import type { InterfaceActions, Traveller } from '../interfaceActions'
import type { InterfaceStore } from '../interfaceStore'
import { firstOf, mayTake } from '../offered'
import { showWord } from '../word'
import { isBrush, strengthened, type Tool, type ToolFamily, takenUp, widened } from './handState'

type HandActions = Pick<
  InterfaceActions,
  | 'takeTool'
  | 'takeFamily'
  | 'setClimate'
  | 'changeHand'
  | 'turnBrush'
  | 'undo'
  | 'redo'
  | 'toggleHistory'
  | 'showHistory'
  | 'returnToShown'
  | 'reset'
  | 'answerOffer'
>

/** What buttons and keys ask of the hand. */
export function createHandActions(store: InterfaceStore, traveller: { readonly current: Traveller | undefined }): HandActions {
  const handiwork = () => traveller.current?.handiwork
  const takeTool = (tool: Tool | undefined, group?: PlantGroup) => {
    const { hand, offers } = store.getState()
    if (tool && !mayTake(offers, tool)) return
    const isLaidDown = tool === hand.tool && (group === undefined || group === hand.group)
    const next = isLaidDown ? undefined : tool
    store.setState({ hand: takenUp(hand, next, group) })
    traveller.current?.input.holdTool(isBrush(next), next === 'water')
    handiwork()?.prepare(next)
  }
  const takeFamily = (family: ToolFamily) => {
    const { hand, offers } = store.getState()
    const tool = firstOf(offers, hand, family)
    if (tool) takeTool(tool)
  }
  const changeHand: HandActions['changeHand'] = (change) => store.setState(({ hand }) => ({ hand: { ...hand, ...change } }))
  const undo = () => {
    if (store.getState().history.canUndo) handiwork()?.history.undo()
    else showWord(store, 'nothing-to-undo')
  }
  const redo = () => {
    if (store.getState().history.canRedo) handiwork()?.history.redo()
    else showWord(store, 'nothing-to-redo')
  }
  const toggleHistory = () => {
    const isHistoryOpen = !store.getState().isHistoryOpen
    store.setState({ isHistoryOpen })
    if (!isHistoryOpen) handiwork()?.history.show(undefined)
  }
  return {
    takeTool,
    takeFamily,
    changeHand,
    setClimate: (warmer, wetter) => handiwork()?.setClimate(warmer, wetter),
    turnBrush: (what, notches) => {
      const { hand } = store.getState()
      changeHand(what === 'size' ? { share: widened(hand, notches) } : { strength: strengthened(hand.strength, notches) })
    },
    undo,
    redo,
    toggleHistory,
    answerOffer: (isTaken) => handiwork()?.answerOffer(isTaken),
    showHistory: (entries) => handiwork()?.history.show(entries),
    returnToShown: () => {
      handiwork()?.history.returnToShown()
      store.setState({ isHistoryOpen: false })
    },
    reset: () => {
      handiwork()?.history.reset()
      store.setState({ isHistoryOpen: false })
      showWord(store, 'undo-brings-back')
    },
  }
}

/** What a key asks of the hand. */
export function doHandCommand(command: HandCommand, store: InterfaceStore, actions: HandActions): void {
  const { hand, isHistoryOpen, water } = store.getState()
  switch (command) {
    case 'hand':
      if (hand.tool) actions.takeTool(hand.tool)
      else actions.takeFamily(hand.family)
      break
    case 'family':
      actions.takeFamily(hand.family === 'shape' ? 'grow' : 'shape')
      break
    case 'plant':
      // Whoever plants already goes on to the next plants.
      actions.takeTool('plant', hand.tool === 'plant' ? after(hand.group) : hand.group)
      break
    case 'lay-down':
      if (water?.offer) actions.answerOffer(false)
      else if (isHistoryOpen) actions.toggleHistory()
      else if (hand.tool) actions.takeTool(hand.tool)
      break
    case 'wider':
    case 'narrower':
      actions.changeHand({ share: widened(hand, command === 'wider' ? 1 : -1) })
      break
    case 'stronger':
    case 'weaker':
      actions.changeHand({ strength: strengthened(hand.strength, command === 'stronger' ? 1 : -1) })
      break
    case 'undo':
      actions.undo()
      break
    case 'redo':
      actions.redo()
      break
    case 'history':
      actions.toggleHistory()
      break
    default:
      actions.takeTool(command)
  }
}

function after(group: PlantGroup): PlantGroup {
  return PLANT_GROUPS[(PLANT_GROUPS.indexOf(group) + 1) % PLANT_GROUPS.length] ?? group
}
