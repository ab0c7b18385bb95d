/** The name of the prototype, as a property or a key. Refused: TS91700. */
const counts: Record<string, number> = { __proto__: 4, a: 1 }; // here
console.log(counts['__proto__']); // here
console.log(counts.a);
