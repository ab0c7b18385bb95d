/** Imports under other names, re-exports, a default export, a namespace import. */
import { bump as more } from './parts/counter';
import { shapeName, bump } from './parts/again';
import * as counter from './parts/counter';

console.log(more(), bump(), counter.current(), shapeName(1), counter.limit);
