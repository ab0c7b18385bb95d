/** What every generated program is called with. */
export const INPUTS: readonly number[] = [0, 1, 7, 0x80000001];
