/** Where lines go: process.stderr, or a test's own. */
export interface Sink {
  write(text: string): unknown
  readonly isTTY?: boolean
  /** Characters across, of a terminal. */
  readonly columns?: number
}

/** What a command sees of the world around it. */
export interface Surroundings {
  readonly stdout: Sink
  readonly stderr: Sink
  /** Relative paths start here. */
  readonly folder: string
}
