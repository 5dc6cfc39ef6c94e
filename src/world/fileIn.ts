/** The address of a file in a folder, whose address ends with a slash. In the npm package it is another function: there a page's bundler gives files names of their own. */
export function fileIn(folder: string, file: string): string {
  return `${folder}${file}`
}
