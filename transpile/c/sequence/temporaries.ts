/**
 * Variables for spilled operands, named after what they hold, unique in their function.
 */
import type { Expression, FunctionDeclaration, Variable } from '../../ir/ir';
import { walkFunction } from '../walk';

export class Temporaries {
  private readonly taken = new Set<string>();
  private readonly made = new Set<Variable>();

  constructor(declaration: FunctionDeclaration) {
    for (const parameter of declaration.parameters) this.taken.add(parameter.name);
    walkFunction(
      declaration,
      () => undefined,
      (statement) => {
        if (statement.kind === 'declare') this.taken.add(statement.variable.name);
      },
    );
  }

  readonly fresh = (value: Expression, isConstant: boolean): Variable => {
    const base = nameFor(value);
    let name = base;
    for (let number = 2; this.taken.has(name); number++) name = `${base}${number}`;
    this.taken.add(name);
    const { type, location } = value;
    const variable: Variable = { name, type, location, constant: isConstant, temporary: true };
    this.made.add(variable);
    return variable;
  };

  /** Whether a variable is one of these: assigned once, before it is used. */
  has(variable: Variable): boolean {
    return this.made.has(variable);
  }
}

function nameFor(value: Expression): string {
  switch (value.kind) {
    case 'field':
      return `${value.field.name}Now`;
    case 'local':
    case 'global':
      return `${value.variable.name}Now`;
    case 'inRange':
      return 'position';
    case 'call':
    case 'indirectCall':
      return 'result';
    default:
      return value.type.kind === 'reference' ? 'object' : 'operand';
  }
}
