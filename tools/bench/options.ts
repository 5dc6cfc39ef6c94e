import { parseArgs } from 'node:util'

/** What the person who runs the benchmark asks for. */
export type BenchOptions =
  | { readonly task: 'help' }
  | { readonly task: 'list' }
  | { readonly task: 'measure'; readonly only: readonly string[]; readonly isJson: boolean }

export const HELP = `npm run bench [-- OPTIONS]: measures the page on this machine.

  --only NAME   measure this alone; may be given more than once
  --list        what there is to measure
  --json        print JSON, and nothing else, on the standard output
  --help        this

Every goal that is missed says so in its row. The exit code is 1 only when something could not be measured.`

/** Reads the command line. @throws Error with a sentence for the person */
export function readOptions(words: readonly string[], names: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return { task: 'help' }
  if (values.list) return { task: 'list' }
  const unknown = values.only.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`There is no measurement "${unknown}". There are: ${names.join(', ')}.`)
  return { task: 'measure', only: values.only.length > 0 ? values.only : names, isJson: values.json }
}
