/** require. Refused: TS91747. */
const fs = require('fs'); // here
console.log('loaded');
