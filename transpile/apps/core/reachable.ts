/**
 * The program without the functions that nobody calls: parts of the library that were lowered along, and what the author does
 * not use. What is left is all referred to, so the C compiler has no unused function to warn of, and the flash none to hold.
 */
import type { CoreFunction, CoreProgram } from './core';
import { forEachExpression } from './walk';

/** A program that was found valid. Closures' numbers are positions in `closures`, so these may change. */
export function reachable(program: CoreProgram): CoreProgram {
  const functions = new Map(program.functions.map((declared) => [declared.name, declared]));
  const reached = new Set<string>();
  const pending = [program.start, ...Object.values(program.handlers)];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const declared = functions.get(name);
    if (reached.has(name) || !declared) continue;
    reached.add(name);
    pending.push(...referredBy(declared));
  }
  return {
    ...program,
    functions: program.functions.filter(({ name }) => reached.has(name)),
    closures: program.closures.filter((name) => reached.has(name)),
  };
}

function referredBy(declared: CoreFunction): string[] {
  const names: string[] = [];
  forEachExpression(declared.body, (expression) => {
    if (expression.kind === 'call' || expression.kind === 'function') names.push(expression.name);
  });
  return names;
}
