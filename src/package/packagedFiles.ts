/**
 * Where the package's files are once a page's bundler has taken them along and named them as it likes. It knows such addresses by their form, so each is written out. These functions
 * stand in the package for those of the same names in `world` and `models`.
 */
const PACKAGED = {
  'models/manifest.json': new URL('../../public/models/manifest.json', import.meta.url),
  'models/relief.onnx': new URL('../../public/models/relief.onnx', import.meta.url),
  'models/growth.onnx': new URL('../../public/models/growth.onnx', import.meta.url),
  'places/first.land': new URL('../../public/places/first.land', import.meta.url),
}

/** The folder of files whose places only a bundler knows. */
export const PACKAGED_FOLDER = 'packaged://terrella/'

export function fileIn(folder: string, file: string): string {
  const { href } = new URL(file, folder)
  if (!href.startsWith(PACKAGED_FOLDER)) return href
  const name = href.slice(PACKAGED_FOLDER.length)
  const place = Object.hasOwn(PACKAGED, name) ? PACKAGED[name as keyof typeof PACKAGED] : undefined
  if (!place) throw new RangeError(`There is no file ${name} in the package.`)
  return place.href
}

/** The engine lies beside the models where a page has said where those are. */
export function engineFile(built: string, file: string, modelsUrl: string): string {
  return modelsUrl.startsWith(PACKAGED_FOLDER) ? built : new URL(`../engine/${file}`, modelsUrl).href
}
