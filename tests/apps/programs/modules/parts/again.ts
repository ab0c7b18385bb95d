/** A part of the programs in this folder's parent: exports what others export. */
export { bump } from './counter';
export { shapeName } from './shapes';
