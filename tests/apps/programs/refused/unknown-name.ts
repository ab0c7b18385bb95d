/** A name that does not exist. Refused: TS2304. */
console.log(missing); // here
