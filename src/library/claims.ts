/** Gives a claim back. */
export type Release = () => void

/**
 * Claims a name among all tabs of this browser.
 * - `free`: only if nobody has it, or a tab that is just closing, or the page before it was loaded again
 * - `soon`: waits a little for whoever has it to let go
 * - `seize`: takes it from whoever has it
 * `lost` is called when another tab seizes it. Undefined when it is not to be had.
 */
export type Claim = (how: 'free' | 'soon' | 'seize', lost: () => void) => Promise<Release | undefined>

/** How long a tab has to let go before its world is taken: hidden tabs may be frozen. */
const PATIENCE_MILLISECONDS = 3000

const CLOSING_MILLISECONDS = 800

/** How long to listen for somebody who has it, where the browser keeps no locks. */
const LISTENING_MILLISECONDS = 250

/** Claims with the browser's own locks, which end with the tab, however it ends. */
export function lockClaim(locks: LockManager, name: string): Claim {
  const options = (how: Parameters<Claim>[0]): LockOptions => {
    if (how === 'seize') return { steal: true }
    return { signal: AbortSignal.timeout(how === 'soon' ? PATIENCE_MILLISECONDS : CLOSING_MILLISECONDS) }
  }
  return (how, lost) =>
    new Promise((resolve, reject) => {
      let isGranted = false
      const granted = () => {
        isGranted = true
        return new Promise<void>(resolve)
      }
      locks.request(name, options(how), granted).catch((error) => {
        if (!(error instanceof DOMException)) reject(error)
        else if (isGranted) lost()
        // A frame that may not use locks has no storage either that another tab could write to.
        else resolve(error.name === 'SecurityError' ? () => undefined : undefined)
      })
    })
}

/** Claims by asking around, for pages without locks. Two tabs that ask at once may both be granted it: the store then refuses the later writer. */
export function channelClaim(openChannel: () => BroadcastChannel): Claim {
  return async (how, lost) => {
    const channel = openChannel()
    const isTaken = how !== 'seize' && (await isAnswered(channel, how === 'soon' ? PATIENCE_MILLISECONDS / 2 : 0))
    if (isTaken) {
      channel.close()
      return undefined
    }
    if (how === 'seize') channel.postMessage('mine')
    channel.addEventListener('message', ({ data }) => {
      if (data === 'whose?') channel.postMessage('taken')
      if (data !== 'mine') return
      channel.close()
      lost()
    })
    return () => channel.close()
  }
}

function isAnswered(channel: BroadcastChannel, firstWait: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listening = new AbortController()
    const finish = (answer: boolean) => {
      listening.abort()
      resolve(answer)
    }
    channel.addEventListener('message', ({ data }) => data === 'taken' && finish(true), { signal: listening.signal })
    setTimeout(() => channel.postMessage('whose?'), firstWait)
    setTimeout(() => finish(false), firstWait + LISTENING_MILLISECONDS)
  })
}
