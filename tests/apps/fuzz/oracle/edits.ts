/** Pieces of text put into a source, at places of the original. */

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Of what is put at the same place, the lower one comes first. */
  readonly rank: number;
}

export class Edits {
  private readonly insertions: Insertion[] = [];
  private readonly removals: { readonly from: number; readonly to: number }[] = [];

  /** What is around others has to be put there before them. */
  around(from: number, to: number, before: string, after: string): void {
    const order = this.insertions.length + 1;
    this.insertions.push({ at: from, text: before, rank: order });
    // What ends here was begun later than what goes on around it; and all that ends comes before what begins.
    this.insertions.push({ at: to, text: after, rank: -order });
  }

  replace(from: number, to: number, text: string): void {
    this.removals.push({ from, to });
    this.insertions.push({ at: from, text, rank: 0 });
  }

  applied(source: string): string {
    const sorted = [...this.insertions].sort((a, b) => a.at - b.at || a.rank - b.rank);
    let text = '';
    let done = 0;
    for (const { at, text: inserted } of sorted) {
      text += this.kept(source, done, at) + inserted;
      done = at;
    }
    return text + this.kept(source, done, source.length);
  }

  private kept(source: string, from: number, to: number): string {
    const removed = this.removals.filter((range) => range.from < to && range.to > from);
    if (removed.length === 0) return source.slice(from, to);
    const [{ from: start, to: end }] = removed as [{ from: number; to: number }];
    return source.slice(from, Math.max(start, from)) + source.slice(Math.min(end, to), to);
  }
}
