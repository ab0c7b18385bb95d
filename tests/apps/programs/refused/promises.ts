/** async and await. Refused: TS91700. */
async function later(): Promise<number> {
  // here
  return 1;
}
later();
console.log('called');
