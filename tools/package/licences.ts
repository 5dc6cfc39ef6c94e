import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The licences of all packages whose code is in ours, as one text. @param folders of the packages */
export async function licencesOf(folders: Iterable<string>): Promise<string> {
  const texts = await Promise.all([...new Set(folders)].sort().map(licenceOf))
  const unique = [...new Map(texts.map((text) => [text.split('\n')[0], text])).values()]
  return `Terrella holds code of these packages.\n\n${unique.join(`\n${'-'.repeat(80)}\n\n`)}`
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying|mit-licen[cs]e)/i.test(entry))
  const words = file ? await readFile(path.join(folder, file), 'utf8') : `Licence: ${license}\n`
  return `${name} ${version} (${license})\n\n${words.trim()}\n`
}
