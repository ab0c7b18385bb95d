/** Names that are given once in their scope, as in the source where they can be; core/names.ts makes names of C of them. */

export class Names {
  private readonly taken = new Set<string>();

  /** `wanted`, or one like it. */
  choose(wanted: string): string {
    const base = wanted.replace(/[^A-Za-z0-9_]/g, '_');
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}
