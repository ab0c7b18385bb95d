/** Several files: named imports and exports, state that is shared, the order of evaluation. */
import { bump, current, limit } from './parts/counter';
import { describe, Shape } from './parts/shapes';
import type { Named } from './parts/shapes';

console.log(current(), bump(), bump(), current(), limit);
const named: Named = { name: 'n' };
console.log(describe(Shape.Round, named), Shape.Square);
