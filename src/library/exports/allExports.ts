export { writeGlb } from './writeGlb'
export { writeHeightPng16 } from './writeHeightPng16'
