/** A handler with other parameters than it is called with. Refused: TS91734. */
export function onMessage(n: number): string {
  // here
  return 'got ' + n;
}
console.log('loaded');
