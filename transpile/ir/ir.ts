/**
 * The intermediate representation: what the front end makes of dialect source and both printers read.
 *
 * Everything is resolved here: names are unique and legal in C and JavaScript, generics are instantiated, every
 * conversion is explicit, layouts are computed for 32-bit pointers, checks that must happen are nodes or flags.
 * A printer decides spelling, never meaning.
 */
export type * from './types';
export type * from './declarations';
export type * from './constants';
export type * from './expressions';
export type * from './statements';
