import type { InterfaceActions, Traveller } from '../interfaceActions'
import type { InterfaceStore } from '../interfaceStore'
import { copyText } from '../pageActions'
import { showWord } from '../word'
import { changeChoice, sideWithin } from './landChoice'

type SendActions = Pick<InterfaceActions, 'toggleSend' | 'copyLink' | 'changeLand' | 'saveLand' | 'cancelLand'>

/** What the panel asks that sends or saves the world. */
export function createSendActions(
  store: InterfaceStore,
  traveller: { readonly current: Traveller | undefined },
  layToolDown: () => void,
): SendActions {
  let ending: AbortController | undefined
  const changeLand: SendActions['changeLand'] = (change) =>
    store.setState(({ land, landSaving }) => ({
      land: changeChoice(land, change),
      landSaving: landSaving?.status === 'working' ? landSaving : undefined,
    }))
  return {
    toggleSend: () => {
      const isSendOpen = !store.getState().isSendOpen
      store.setState({ isSendOpen, isLinkTooLong: false })
      if (!isSendOpen) return
      layToolDown()
      const seen = traveller.current?.doors.metresInView()
      if (seen !== undefined && store.getState().landSaving?.status !== 'working') changeLand({ side: sideWithin(seen) })
    },
    copyLink: async () => {
      const address = await traveller.current?.doors.link()
      if (!address) store.setState({ isSendOpen: true, isLinkTooLong: true })
      else showWord(store, (await copyText(address)) ? 'link-copied' : 'link-in-address')
    },
    changeLand,
    saveLand: async () => {
      const doors = traveller.current?.doors
      if (!doors || store.getState().landSaving?.status === 'working') return
      ending = new AbortController()
      const { signal } = ending
      const onProgress = (share: number) => !signal.aborted && store.setState({ landSaving: { status: 'working', share } })
      onProgress(0)
      const saving = await doors.saveLand(store.getState().land, { onProgress, signal })
      store.setState({ landSaving: saving })
    },
    cancelLand: () => ending?.abort(),
  }
}
