/**
 * Names that are unique in the program and legal in C and JavaScript.
 *
 * A name stays as it is in the source where that is possible, since people meet it again in the debugger, in maps and in
 * assembly. Those that must not change (externals, `@used`, `@isr`) are claimed first, then what the entry exports, then
 * the rest in module order; who comes late gets its module's name in front.
 */
import path from 'node:path';

/** Words that neither C nor JavaScript lets a program name, and globals that printed JavaScript uses. */
const RESERVED = new Set(
  (
    'auto char double extern float goto inline int long register restrict short signed sizeof struct typedef union ' +
    'unsigned volatile asm typeof bool main_ NULL errno ' +
    'abstract arguments as async await eval from get implements interface let native of package private protected public ' +
    'set static synchronized transient yield undefined NaN Infinity constructor prototype ' +
    'Array ArrayBuffer BigInt Boolean DataView Error Function Map Math Number Object Promise Proxy Reflect Set String ' +
    'Symbol Uint8Array console exports globalThis module process require self'
  ).split(' '),
);

/** An identifier out of any text: what is no ASCII letter or digit becomes `_`. */
export function legalName(text: string): string {
  const ascii = text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^__+/, '_');
  const started = /^[A-Za-z_]/.test(ascii) ? ascii : `_${ascii}`;
  return RESERVED.has(started) ? `${started}_` : started;
}

/** Field names are not looked up in a scope, so only their spelling matters. */
export function fieldName(text: string): string {
  const ascii = text.replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[A-Za-z_]/.test(ascii) && ascii !== '__proto__' ? ascii : `_${ascii}`;
}

export class Names {
  private readonly globals = new Set<string>();
  /** Every local name so far: a global made later must not be hidden by one. */
  private readonly locals = new Set<string>();

  /** A name that others know: never changed. */
  claimExactly(name: string): string {
    this.globals.add(name);
    return name;
  }

  isKnown(name: string): boolean {
    return this.globals.has(name);
  }

  /** A name for a declaration of `file`, as close to `wanted` as possible. */
  claim(wanted: string, file: string): string {
    const plain = legalName(wanted);
    const qualified = legalName(`${path.basename(file, '.ts')}_${wanted}`);
    let name = plain;
    for (let count = 1; this.isTaken(name); count++) name = count === 1 ? qualified : `${qualified}_${count}`;
    this.globals.add(name);
    return name;
  }

  /** A name for a local that hides neither a global nor an enclosing local. */
  local(wanted: string, enclosing: (name: string) => boolean): string {
    const plain = legalName(wanted);
    let name = plain;
    for (let count = 2; this.globals.has(name) || enclosing(name); count++) name = `${plain}_${count}`;
    this.locals.add(name);
    return name;
  }

  private isTaken(name: string): boolean {
    return this.globals.has(name) || this.locals.has(name);
  }
}
