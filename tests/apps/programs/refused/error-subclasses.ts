/** TypeError and the like: there is one class of errors. Refused: TS91747. */
try {
  throw new TypeError('wrong'); // here
} catch (e) {
  console.log((e as Error).message);
}
