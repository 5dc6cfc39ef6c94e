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

/**
 * Claims with the browser's own locks, which end with the tab, however it ends. Whether a lock is free is asked outright, before and after waiting for
 * it: on a busy page a wait can be over before its answer is heard.
 */
export function lockClaim(locks: LockManager, name: string): Claim {
  const request = (options: LockOptions, lost: () => void) =>
    new Promise<Release | undefined>((resolve, reject) => {
      let isGranted = false
      const granted = (lock: Lock | null) => {
        if (!lock) return resolve(undefined)
        isGranted = true
        return new Promise<void>(resolve)
      }
      locks.request(name, options, granted).catch((error) => {
        if (!(error instanceof DOMException)) reject(error)
        else if (isGranted) lost()
        // A frame that may not use locks has no storage either that another tab could write to.
        else resolve(error.name === 'SecurityError' ? () => undefined : undefined)
      })
    })
  return async (how, lost) => {
    if (how === 'seize') return request({ steal: true }, lost)
    const free = () => request({ ifAvailable: true }, lost)
    const wait = how === 'soon' ? PATIENCE_MILLISECONDS : CLOSING_MILLISECONDS
    return (await free()) ?? (await request({ signal: AbortSignal.timeout(wait) }, lost)) ?? (await free())
  }
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
