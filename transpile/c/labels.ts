/**
 * `break` and `continue`, which C has without labels: the innermost statement takes C's own word, others a `goto`.
 *
 * C labels belong to the whole function, so a label used twice gets a number.
 */
interface Target {
  readonly label: string | undefined;
  readonly kind: 'loop' | 'switch' | 'block';
  readonly name: string;
  breaks: boolean;
  continues: boolean;
}

export class Labels {
  private readonly targets: Target[] = [];
  private readonly taken = new Set<string>();

  /** Prints a loop, switch or labelled block around `body`, which gets the labels that it jumps to. */
  within<T>(kind: Target['kind'], label: string | undefined, body: (target: Target) => T): T {
    const target = { label, kind, name: this.unique(label ?? ''), breaks: false, continues: false };
    this.targets.push(target);
    const result = body(target);
    this.targets.pop();
    return result;
  }

  break(label: string | undefined): string {
    const innermost = this.innermost((target) => target.kind !== 'block');
    if (label === undefined || innermost?.label === label) return 'break;';
    const target = this.innermost((one) => one.label === label);
    if (target) target.breaks = true;
    return `goto ${target?.name ?? label}_break;`;
  }

  continue(label: string | undefined): string {
    const innermost = this.innermost((target) => target.kind === 'loop');
    if (label === undefined || innermost?.label === label) return 'continue;';
    const target = this.innermost((one) => one.label === label);
    if (target) target.continues = true;
    return `goto ${target?.name ?? label}_continue;`;
  }

  private innermost(matches: (target: Target) => boolean): Target | undefined {
    return [...this.targets].reverse().find(matches);
  }

  private unique(label: string): string {
    if (label === '') return label;
    let name = label;
    for (let number = 2; this.taken.has(name); number++) name = `${label}${number}`;
    this.taken.add(name);
    return name;
  }
}
