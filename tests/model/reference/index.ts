/** The reference model; see gate.ts. */
export * from './gate';
export * from './objects';
export * from './plan';
export { effectivePriority } from './scheduler';
export { nextDeadline } from './deadlines';
export { patternOf } from './pattern';
export type { Fault } from './exceptions';
export type { Output } from './world';
export { World, acceptedLife, peerOf } from './world';
export { nameOf, viewOf } from './view';
export { BlockReason } from '../../../src/abi/process';
