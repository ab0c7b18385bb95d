/** Characters above U+00FF in a literal. Refused: TS91702. */
console.log('price: 5 \u20ac'); // here
