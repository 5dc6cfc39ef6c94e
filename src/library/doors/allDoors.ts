export { openBytes, openLink } from './openings'
export { writePicture } from './pictureWorld'
export { writeFile } from './worldFile'
export { writeLink } from './worldLink'
