/** A module of Node. Refused: TS91713. */
import { readFileSync } from 'node:fs'; // here

readFileSync('/dev/null');
console.log('read');
