/** The way to drop a result that must be used (`@mustUse`) on purpose: `ignore(console.write(text, written))`. */

/** @inline */
export function ignore(_result: u32): void {}
