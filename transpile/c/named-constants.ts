/**
 * Compile-time constants keep their names: `#define`s for those that the printed code mentions.
 *
 * A macro replaces its name wherever it stands, so only names in capitals that mean nothing else in the program become
 * macros, and when two modules give one name to different values, the first keeps it. All others are printed as numbers.
 */
import type { Program } from '../ir/ir';
import { integerLiteral } from './literals';
import { Level, type Text } from './precedence';
import { isReservedName } from './reserved';
import { walkFunction } from './walk';

export class NamedConstants {
  private readonly identifiers: ReadonlySet<string>;
  private readonly values = new Map<string, bigint>();

  constructor(program: Program) {
    this.identifiers = identifiersOf(program);
  }

  /** The number under its name, if it may have one. */
  print(value: bigint, name: string): Text | undefined {
    if (!/^[A-Z][A-Z0-9_]*$/.test(name) || this.identifiers.has(name) || isReservedName(name))
      return undefined;
    const known = this.values.get(name);
    if (known !== undefined && known !== value) return undefined;
    this.values.set(name, value);
    const { arithmetic } = integerLiteral(value);
    return { text: name, level: Level.Postfix, arithmetic };
  }

  /** The directives, for what has been printed so far. */
  definitions(): string {
    const lines = [...this.values].map(([name, value]) => {
      const { text } = integerLiteral(value);
      return `#define ${name} ${value < 0n ? `(${text})` : text}\n`;
    });
    return lines.join('');
  }
}

/** Every name that the program gives to anything but constants. */
function identifiersOf(program: Program): Set<string> {
  const names = new Set<string>();
  for (const module of program.modules) {
    for (const one of [...module.enums, ...module.structs, ...module.globals, ...module.registers])
      names.add(one.name);
    for (const { members } of module.enums) for (const member of members) names.add(member.name);
    for (const declaration of module.functions) {
      names.add(declaration.name);
      for (const parameter of declaration.parameters) names.add(parameter.name);
      walkFunction(
        declaration,
        () => undefined,
        (statement) => {
          if (statement.kind === 'declare') names.add(statement.variable.name);
        },
      );
    }
  }
  for (const { name, fields } of program.structOrder) {
    names.add(name);
    for (const field of fields) names.add(field.name);
  }
  return names;
}
