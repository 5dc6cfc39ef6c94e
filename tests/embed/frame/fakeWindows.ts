/** What a fake window was sent. */
export interface Posted {
  readonly message: unknown
  readonly targetOrigin: string
}

/** A window as far as messages go. */
export class FakeWindow extends EventTarget {
  readonly origin: string
  /** All that anybody sent here, whether the target's origin let it arrive or not. */
  readonly posted: Posted[] = []
  readonly ports: MessagePort[] = []

  constructor(origin: string) {
    super()
    this.origin = origin
  }

  /** Has a message arrive now, from whomever. */
  receive(data: unknown, from: { readonly source: unknown; readonly origin: string; readonly ports?: readonly MessagePort[] }): void {
    this.dispatchEvent(Object.assign(new Event('message'), { ports: [], ...from, data }))
  }
}

/** A page and the frame in it, each as it sees itself and the other. */
export class FakePage {
  readonly page: FakeWindow
  frame: FakeWindow
  /** The frame as the page sees it: `iframe.contentWindow`. */
  readonly content = { postMessage: (...message: PostedMessage) => this.#post(this.frame, this.page.origin, this.parent, message) }
  /** The page as the frame sees it: `window.parent`. */
  readonly parent = { postMessage: (...message: PostedMessage) => this.#post(this.page, this.frame.origin, this.content, message) }

  constructor(pageOrigin: string, frameOrigin: string) {
    this.page = new FakeWindow(pageOrigin)
    this.frame = new FakeWindow(frameOrigin)
  }

  /** The window of the frame, as its own code sees it. */
  get frameWindow() {
    return Object.assign(this.frame, { parent: this.parent })
  }

  /** The frame's document goes, as when it is loaded anew: nobody there says anything any more. */
  reload(): void {
    for (const port of this.frame.ports) port.close()
    this.frame = new FakeWindow(this.frame.origin)
  }

  #post(to: FakeWindow, origin: string, source: unknown, [message, targetOrigin, transfer = []]: PostedMessage): void {
    to.posted.push({ message, targetOrigin })
    const ports = transfer.filter((item) => item instanceof MessagePort)
    const cloned = structuredClone({ message, ports }, { transfer })
    if (targetOrigin !== '*' && targetOrigin !== to.origin) return
    to.ports.push(...cloned.ports)
    queueMicrotask(() => to.receive(cloned.message, { source, origin, ports: cloned.ports }))
  }
}

type PostedMessage = [message: unknown, targetOrigin: string, transfer?: Transferable[]]
