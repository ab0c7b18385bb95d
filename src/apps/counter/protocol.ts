/** What a counter answers. Clients use `client.ts`. */
export enum CounterOperation {
  /** Reply m0: sequence number; m1: the number expected by the clock; m2: missed; m3: late. */
  query = 1,
}
