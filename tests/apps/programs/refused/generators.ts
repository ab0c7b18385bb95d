/** Generators. Refused: TS91700. */
function* count() {
  // here
  yield 1;
}
for (const n of count()) console.log(n);
