/** "Did you mean ...?" for names that do not exist. */

/** What to say when `name` is not among `known`. */
export function suggestion(name: string, known: readonly string[], kind: string): string {
  const closest = known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (closest && closest.distance <= Math.max(2, name.length / 3)) {
    return `did you mean ${closest.candidate}?`;
  }
  return known.length === 0 ? `there are no ${kind}` : `${kind} are ${known.join(', ')}`;
}

/** Levenshtein distance. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
