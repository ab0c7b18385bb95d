/**
 * What can happen next in a system: the running thread makes a call, time passes, a device asks for attention.
 *
 * A sequence is a list of seeds. Each is made a step by the state that the model is in when its turn comes, so what is left
 * after some were taken out still means something: that is how a failure is shrunk. Tokens in a step are the model's.
 */
import type { Fault, Registers } from '../reference';

export type Step =
  | {
      readonly kind: 'call';
      readonly registers: Registers;
      /** The caller has put this where the call reads its argument from. */
      readonly input?: readonly number[];
      /** The caller has filled its buffer from this seed. */
      readonly fill?: number;
    }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'time'; readonly now: number }
  | { readonly kind: 'interrupt'; readonly line: number };
