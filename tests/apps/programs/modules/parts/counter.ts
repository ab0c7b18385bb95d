/** A part of the programs in this folder's parent: state that is shared. */
console.log('counter starts');
let count = 10;
export const limit = 99;
export function bump(): number {
  return ++count;
}
export const current = (): number => count;
