/** Big integers. Refused: TS91700. */
const big = 10n; // here
console.log(big > 5n); // here
