/** The command line is not understood: one sentence, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command is understood and cannot be done: one sentence, exit status 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** What the operating system said about a path, as a sentence. */
export function explainPathError(error: unknown, what: string): CommandError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = PATH_REASONS[code] ?? (error instanceof Error ? error.message : String(error))
  return new CommandError(`${what}: ${reason}.`, { cause: error })
}

const PATH_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
}
