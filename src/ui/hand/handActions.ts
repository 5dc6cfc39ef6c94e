import type { EditKind } from '../../world'
import type { HandCommand } from '../input/keyboard'
import type { InterfaceActions, Traveller } from '../interfaceActions'
import type { InterfaceStore } from '../interfaceStore'
import { showWord } from '../word'
import { strengthened, widened } from './handState'

type HandActions = Pick<
  InterfaceActions,
  'takeTool' | 'changeHand' | 'turnBrush' | 'undo' | 'redo' | 'toggleHistory' | 'showHistory' | 'returnToShown' | 'reset' | 'answerOffer'
>

/** What buttons and keys ask of the hand. */
export function createHandActions(store: InterfaceStore, traveller: { readonly current: Traveller | undefined }): HandActions {
  const takeTool = (tool: EditKind | undefined) => {
    const { hand } = store.getState()
    const next = tool === hand.tool ? undefined : tool
    store.setState({ hand: { ...hand, tool: next, lastTool: next ?? hand.lastTool } })
    traveller.current?.input.holdTool(next !== undefined, next === 'water')
  }
  const changeHand: HandActions['changeHand'] = (change) => store.setState(({ hand }) => ({ hand: { ...hand, ...change } }))
  const handiwork = () => traveller.current?.handiwork
  const undo = () => {
    if (store.getState().history.canUndo) handiwork()?.undo()
    else showWord(store, 'nothing-to-undo')
  }
  const redo = () => {
    if (store.getState().history.canRedo) handiwork()?.redo()
    else showWord(store, 'nothing-to-redo')
  }
  const toggleHistory = () => {
    const isHistoryOpen = !store.getState().isHistoryOpen
    store.setState({ isHistoryOpen })
    if (!isHistoryOpen) handiwork()?.showHistory(undefined)
  }
  return {
    takeTool,
    changeHand,
    turnBrush: (what, notches) => {
      const { share, strength } = store.getState().hand
      changeHand(what === 'size' ? { share: widened(share, notches) } : { strength: strengthened(strength, notches) })
    },
    undo,
    redo,
    toggleHistory,
    answerOffer: (isTaken) => handiwork()?.answerOffer(isTaken),
    showHistory: (entries) => handiwork()?.showHistory(entries),
    returnToShown: () => {
      handiwork()?.returnToShown()
      store.setState({ isHistoryOpen: false })
    },
    reset: () => {
      handiwork()?.reset()
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
      actions.takeTool(hand.tool ?? hand.lastTool)
      break
    case 'lay-down':
      if (water?.offer) actions.answerOffer(false)
      else if (isHistoryOpen) actions.toggleHistory()
      else if (hand.tool) actions.takeTool(hand.tool)
      break
    case 'wider':
    case 'narrower':
      actions.changeHand({ share: widened(hand.share, command === 'wider' ? 1 : -1) })
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
