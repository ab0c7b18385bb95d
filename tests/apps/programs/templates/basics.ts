/** Template literals with numbers, booleans, texts and expressions. */
const name = 'ada';
const n = 7;
console.log(`${name} is ${n}`, `${n}${n + 1}`, `sum ${1 + 2 * 3}!`, `${n > 5}`, `\`tick\` \${}`, ``);
console.log(`line one
line two`);
console.log(`${`nested ${`deep ${n}`}`}`, `${name.toUpperCase()} ${name.length > 2 ? 'long' : 'short'}`);
