/** Runs tasks one after another, because a session refuses concurrent runs. A task that fails rejects its own promise and no other. */
export class RunQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `task` when all tasks before it have ended, however they ended. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task, task)
    this.#last = result.catch(() => undefined)
    return result
  }
}
