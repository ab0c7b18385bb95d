/**
 * Which kind of target the suite runs on, and tests that not every target can run: those are skipped by name, and the name
 * says what the target lacks.
 */
import type { Feature } from '../../cli/target/board';
import { loadBoard } from '../../cli/lazy';
import { TARGET } from '../../testing/board';

/** `tests/run.js` says which: sim, renode and hil are the same files. */
export { TARGET };

/** What of `test` files use for tests that need something. */
type NamedTest = (name: string, run: jest.ProvidesCallback, timeLimit?: number) => void;
export type SomeTest = NamedTest & { readonly each: typeof test.each };

/** `test` on targets that can do all of this; elsewhere its tests are skipped, and their names end with the reason. */
export function testNeeding(...features: readonly Feature[]): SomeTest {
  const missing = features.filter((feature) => !TARGET.features.has(feature));
  if (missing.length === 0) return test;
  const reason = ` (${TARGET.title} can't: ${missing.join(', ')})`;
  const skipped: NamedTest = (name, run, timeLimit) => test.skip(`${name}${reason}`, run, timeLimit);
  const each = (...table: Parameters<typeof test.each>): ReturnType<typeof test.each> => {
    const skipEach = test.skip.each(...table);
    return (name, run, timeLimit) => skipEach(`${name}${reason}`, run, timeLimit);
  };
  return Object.assign(skipped, { each: each as typeof test.each });
}

/** Which part of a board's description says how a kind of target has it. */
const DESCRIBED_BY = { qemu: 'qemu', renode: 'renode', hardware: 'openocd' } as const;

/** `describe` for systems of this board; on a target that has no such board the tests are skipped, and the name says so. */
export function describeOn(board: string, name: string, tests: () => void): void {
  if (loadBoard(board)[DESCRIBED_BY[TARGET.kind]] !== undefined) describe(name, tests);
  else describe.skip(`${name} (${TARGET.title} has no ${board})`, tests);
}
