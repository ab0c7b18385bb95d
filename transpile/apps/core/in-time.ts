/**
 * Work that may have no end, given up after some time: a mistake of a compiler should be a message, not a build that never ends.
 *
 * Node can interrupt JavaScript that it runs for `vm`, with all that this calls. What is interrupted runs no `finally`.
 */
import vm from 'node:vm';

const surroundings: { work: (() => unknown) | undefined } = { work: undefined };
const context = vm.createContext(surroundings);
const call = new vm.Script('work()');

/** What `work` gives; undefined: it was given up after so many milliseconds. It must not give undefined itself. */
export function inTime<Result>(work: () => Result, limit: number): Result | undefined {
  const before = surroundings.work;
  surroundings.work = work;
  try {
    return call.runInContext(context, { timeout: limit }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  } finally {
    surroundings.work = before;
  }
}
