/**
 * Makes a failing program smaller while it keeps failing: tries, over and over, everything that may stand in the place
 * of a part, large parts first, until nothing helps or time is up.
 */
import { render, simplifications, type Tree } from './tree';

/** The smallest tree found for which `stillFails` holds. */
export async function shrink(
  of: Tree,
  stillFails: (source: string) => Promise<boolean>,
  milliseconds: number,
): Promise<Tree> {
  const deadline = Date.now() + milliseconds;
  let best = of;
  let skip = 0;
  for (;;) {
    const smaller = await firstSmaller(best, skip, stillFails, deadline);
    if (smaller === undefined) {
      // What came earlier in the order may have become removable.
      if (skip === 0 || Date.now() >= deadline) return best;
      skip = 0;
      continue;
    }
    best = smaller.tree;
    skip = smaller.position;
  }
}

/** The first simplification from `skip` on that is shorter and still fails. */
async function firstSmaller(
  of: Tree,
  skip: number,
  stillFails: (source: string) => Promise<boolean>,
  deadline: number,
): Promise<{ readonly tree: Tree; readonly position: number } | undefined> {
  const length = render(of).length;
  let position = -1;
  for (const candidate of simplifications(of)) {
    position++;
    if (position < skip) continue;
    if (Date.now() >= deadline) return undefined;
    const source = render(candidate);
    if (source.length < length && (await stillFails(source))) return { tree: candidate, position };
  }
  return undefined;
}
