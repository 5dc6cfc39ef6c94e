/** The version of package.json, told in files and to the page around a frame. */
export const VERSION = '0.1.0'
