/** NaN and Infinity. Refused: TS91747. */
let worst = -Infinity; // here
for (const n of [1, 5]) if (n > worst) worst = n;
console.log(worst);
