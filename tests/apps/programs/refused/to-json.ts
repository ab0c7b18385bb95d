/** JSON of an object that makes its own. Refused: TS91722. */
class Secret {
  x = 1;
  toJSON(): string {
    return 'hidden';
  }
}

console.log(JSON.stringify([new Secret()])); // here
