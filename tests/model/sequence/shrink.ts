/** A shorter list that still fails: parts are left out, halves first, as long as that helps and the budget lasts. */
export function shrink<T>(items: readonly T[], fails: (items: readonly T[]) => boolean, budget = 150): T[] {
  let best = [...items];
  let left = budget;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && left > 0;) {
      const shorter = [...best.slice(0, at), ...best.slice(at + size)];
      left -= 1;
      if (fails(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
