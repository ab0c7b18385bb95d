/**
 * Classes that are lent as a whole: the other side has written their bytes, so a bool or an enum in them may hold anything.
 * A function for each such class looks at the bytes before they are believed.
 */
import { isMember } from './scalars';
import type { Enumeration, FieldType, Struct } from './model';
import { SourceText } from './source-text';

export class StructChecks {
  private readonly printed = new Map<string, string | undefined>();

  constructor(private readonly source: SourceText) {}

  /** The call that checks `value`; undefined when all bytes are valid. */
  check(struct: Struct, value: string): string | undefined {
    const name = this.functionFor(struct);
    return name && `${name}(${value})`;
  }

  private functionFor(struct: Struct): string | undefined {
    const key = `${struct.source} ${struct.name}`;
    if (this.printed.has(key)) return this.printed.get(key);
    const statements = struct.fields.flatMap(({ name, type }) => this.statements(struct, name, type));
    const name = statements.length > 0 ? `isValid${struct.name}` : undefined;
    this.printed.set(key, name);
    if (!name) return undefined;
    this.source.useFile(struct.source.replace(/\.ts$/, ''), struct.name);
    this.source.add(
      '',
      `function ${name}(value: ${struct.name}): bool {`,
      ...statements.map((line) => `  ${line}`),
      '  return true;',
      '}',
    );
    return name;
  }

  private statements(struct: Struct, name: string, type: FieldType): string[] {
    if (type.kind === 'integer') return [];
    if (type.kind === 'struct') {
      const call = this.check(type, `value.${name}`);
      return call ? [`if (!${call}) return false;`] : [];
    }
    if (type.kind === 'array') return this.elements(name, type.element, type.length);
    const address = `addressOf(value) + offsetof(${struct.name}, '${name}')`;
    return [`if (!(${rawCondition(type, address)})) return false;`];
  }

  private elements(name: string, element: FieldType, length: number): string[] {
    const loop = (test: string): string[] => [
      `for (let index: u32 = 0; index < ${length}; index++) {`,
      `  if (!(${test})) return false;`,
      '}',
    ];
    if (element.kind === 'struct') {
      const call = this.check(element, `value.${name}[index]`);
      return call ? loop(call) : [];
    }
    if (element.kind !== 'bool' && element.kind !== 'enum') return [];
    return loop(rawCondition(element, `addressOf(value.${name}) + index * ${storageBytes(element)}`));
  }
}

function rawCondition(type: Enumeration | { kind: 'bool' }, address: string): string {
  const bytes = storageBytes(type);
  const load = `load${bytes * 8}(${address})`;
  if (type.kind === 'bool') return `${load} <= 1`;
  return isMember(type, load, bytes === 4 ? 0xffffffff : 2 ** (bytes * 8) - 1);
}

/** An enum is stored in the smallest integer that holds its members. */
function storageBytes(type: Enumeration | { kind: 'bool' }): number {
  if (type.kind === 'bool') return 1;
  const values = type.members.map(({ value }) => value);
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const fits = (bits: number): boolean =>
    least < 0 ? least >= -(2 ** (bits - 1)) && most < 2 ** (bits - 1) : most < 2 ** bits;
  return fits(8) ? 1 : fits(16) ? 2 : 4;
}
