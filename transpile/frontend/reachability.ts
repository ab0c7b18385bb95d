/**
 * What the program needs: everything that its roots reach, or everything there is for the host.
 *
 * Also settles, from what remains, which functions have their value taken and what is visible outside.
 */
import type {
  Constant,
  EnumDeclaration,
  Expression,
  FunctionDeclaration,
  GlobalVariable,
  Module,
  Program,
  Registers,
  StructDeclaration,
  Type,
} from '../ir/ir';
import { visitExpressions, visitStatements } from '../ir/passes/walk';

type Declared = GlobalVariable | Registers | FunctionDeclaration | StructDeclaration | EnumDeclaration;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function prune(program: Program, entries: readonly string[], keep: 'entry' | 'everything'): Program {
  const reached = new Reach();
  for (const module of program.modules) {
    const isRoot = keep === 'everything' || entries.includes(module.file);
    if (isRoot)
      for (const exported of module.exports.values()) reached.root(exported, keep === 'everything' || isRoot);
    if (keep === 'everything') everythingOf(module).forEach((each) => reached.visit(each));
    for (const each of module.functions)
      if (each.attributes.used || each.attributes.isr) reached.root(each, true);
    for (const each of module.globals) if (each.used) reached.root(each, true);
  }
  reached.run();
  const modules = program.modules.map((module) => remaining(module, reached));
  const structOrder = program.structOrder.filter((struct) => reached.has(struct));
  return { ...program, modules, structOrder };
}

const everythingOf = (module: Module): Declared[] => [
  ...module.enums,
  ...module.structs,
  ...module.globals,
  ...module.registers,
  ...module.functions,
];

function remaining(module: Module, reached: Reach): Module {
  const exports = new Map([...module.exports].filter(([, declared]) => reached.has(declared)));
  return {
    ...module,
    exports,
    enums: module.enums.filter((each) => reached.has(each)),
    structs: module.structs.filter((each) => reached.has(each)),
    globals: module.globals.filter((each) => reached.has(each)),
    registers: module.registers.filter((each) => reached.has(each)),
    functions: module.functions.filter((each) => reached.has(each)),
  };
}

class Reach {
  private readonly seen = new Set<Declared>();
  private readonly queue: Declared[] = [];

  has(declared: Declared): boolean {
    return this.seen.has(declared);
  }

  root(declared: Declared, isVisible: boolean): void {
    if (isVisible && 'exported' in declared) (declared as Writable<FunctionDeclaration>).exported = true;
    this.visit(declared);
  }

  visit(declared: Declared): void {
    if (this.seen.has(declared)) return;
    this.seen.add(declared);
    this.queue.push(declared);
  }

  run(): void {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) this.follow(next);
  }

  private follow(declared: Declared): void {
    if ('fields' in declared) {
      for (const field of declared.fields) {
        this.type(field.type);
        if (field.initial) this.constant(field.initial);
      }
    } else if ('parameters' in declared) {
      this.function(declared);
    } else if ('type' in declared) {
      this.type(declared.type);
      if ('initial' in declared && declared.initial) this.constant(declared.initial);
    }
  }

  private function(declared: FunctionDeclaration): void {
    for (const parameter of declared.parameters) this.type(parameter.type);
    this.type(declared.result);
    visitStatements(declared.body ?? [], (statement) => {
      if (statement.kind !== 'declare') return;
      this.type(statement.variable.type);
      if (statement.initial) this.constant(statement.initial);
    });
    visitExpressions(declared.body ?? [], (expression) => this.expression(expression));
  }

  private expression(expression: Expression): void {
    this.type(expression.type);
    switch (expression.kind) {
      case 'function':
        expression.declaration.addressTaken = true;
        this.visit(expression.declaration);
        break;
      case 'enumMember':
        this.visit(expression.declaration);
        break;
      case 'global':
        this.visit(expression.variable);
        break;
      case 'registers':
        this.visit(expression.registers);
        break;
      case 'call':
        this.visit(expression.callee);
        break;
      default:
        break;
    }
  }

  private constant(constant: Constant): void {
    switch (constant.kind) {
      case 'enum':
        this.visit(constant.declaration);
        break;
      case 'function':
        constant.declaration.addressTaken = true;
        this.visit(constant.declaration);
        break;
      case 'address':
      case 'span':
        this.visit(constant.global);
        break;
      case 'registersAddress':
        this.visit(constant.registers);
        break;
      case 'struct':
        this.visit(constant.declaration);
        for (const value of constant.fields.values()) this.constant(value);
        break;
      case 'array':
        for (const item of constant.items) this.constant(item);
        if (constant.fill) this.constant(constant.fill);
        break;
      default:
        break;
    }
  }

  private type(type: Type): void {
    switch (type.kind) {
      case 'enum':
      case 'struct':
        this.visit(type.declaration);
        break;
      case 'array':
      case 'span':
        this.type(type.element);
        break;
      case 'reference':
      case 'arrayReference':
        this.type(type.target);
        break;
      case 'function':
        type.parameters.forEach((parameter) => this.type(parameter));
        this.type(type.result);
        break;
      default:
        break;
    }
  }
}
