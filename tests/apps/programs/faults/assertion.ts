/** A failed assert is a fault. Faults: assertion. */
import { assert } from 'conductor/app';

let n = 3;
assert(n === 3);
console.log('holds');
n++;
assert(n === 3, 'n is three'); // here
console.log('never');
