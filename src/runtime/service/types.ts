/**
 * How the parameters of a service's methods are marked in its interface (docs/0019-services.md). To the type checker they are
 * what they stand for; the generator of stubs reads the word that is written.
 */

/** A class that the server fills: the result. */
export type Out<T> = T;
/** A slot of the caller: the server gets a copy of the capability in it. */
export type Capability = u32;
/** A free slot of the caller: there goes the capability that comes with the answer. */
export type CapabilityResult = u32;
