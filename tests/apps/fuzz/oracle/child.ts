/** The process that aside.ts asks: it runs one program after the other in Node, and ends with whoever started it. */
import type { Question } from './aside';
import { expectationOf } from './run';

process.on('message', ({ source, steps }: Question) => process.send?.(expectationOf(source, steps)));
process.on('disconnect', () => process.exit());
