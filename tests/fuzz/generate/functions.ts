/**
 * Writes the functions of a program. Each may call those before it, so there is no recursion; functions whose value is
 * taken come first and make no indirect calls themselves.
 */
import { sequence, tree, type Tree } from '../tree';
import type { Context } from './context';
import { expression } from './expression';
import {
  BOOL,
  INTEGERS,
  integer,
  isScalar,
  NOTED,
  type Parameter,
  type Struct,
  typeName,
  U32,
  type ValueType,
} from './model';
import { statements } from './statement';

/** Statements that one call of `run` may execute. */
const RUN_BUDGET = 6000;

/** `note`: stirs the state and gives its argument back, so that every order of evaluation leaves another trace. */
export function noteFunctions(context: Context): Tree {
  const lines = NOTED.map((name) => {
    const note = `${context.prefix}note_${name}`;
    register(context, note, [{ type: integer(name), stable: true }], integer(name), 2);
    const mixed = name === 'u64' ? 'u32(value)' : name === 'i32' ? 'u32(value)' : 'value';
    return `function ${note}(value: ${name}): ${name} {
  ${context.prefix}state = ${context.prefix}state * 31 + ${mixed};
  return value;
}
`;
  });
  return lines.join('');
}

function register(
  context: Context,
  name: string,
  parameters: readonly Parameter[],
  result: ValueType | undefined,
  cost: number,
): void {
  const call = (given: readonly Tree[]): Tree => sequence([`${name}(`, ...separated(given), ')']);
  context.callables.push({ parameters, call, cost, ...(result && { result }) });
}

export function separated(given: readonly Tree[]): Tree[] {
  return given.flatMap((each, position) => (position === 0 ? [each] : [', ', each]));
}

/** A function with parameters and a result of any type; answers its text. */
export function functionDeclaration(context: Context): Tree {
  const { random } = context;
  const name = context.globalName('do');
  const parameters = Array.from({ length: random.below(4) }, () => parameter(context));
  const result = random.oneIn(5) ? undefined : resultType(context);
  const { text, cost } = functionText(
    context,
    `function ${name}`,
    parameters,
    result,
    random.pick([60, 200, 500]),
  );
  register(context, name, parameters, result, cost);
  return text;
}

/** A method of a struct; answers its text. */
export function methodDeclaration(context: Context, struct: Struct): Tree {
  const { random } = context;
  const name = context.localName('method');
  const parameters = Array.from({ length: random.below(3) }, () => parameter(context));
  const result = random.oneIn(3) ? undefined : resultType(context);
  const receiver: Parameter = { type: { kind: 'reference', to: struct, nullable: false }, stable: false };
  const { text, cost } = functionText(context, name, parameters, result, random.pick([60, 200]), receiver);
  context.callables.push({
    parameters: [receiver, ...parameters],
    call: ([object, ...given]) => sequence([object ?? '', `.${name}(`, ...separated(given), ')']),
    cost,
    ...(result && { result }),
  });
  return text;
}

/** The head and body of a function or method, whose parameters are `a0`, `a1` and so on. */
export function functionText(
  context: Context,
  head: string,
  parameters: readonly Parameter[],
  result: ValueType | undefined,
  budget: number,
  receiver?: Parameter,
): { readonly text: Tree; readonly cost: number } {
  let body: Tree = '';
  let returned: Tree = '';
  const cost = context.inFunction(result, budget, () => {
    if (receiver) context.scope.variables.push({ name: 'this', ...receiver, writable: false });
    parameters.forEach((each, position) =>
      context.scope.variables.push({ name: `a${position}`, ...each, writable: isScalar(each.type) }),
    );
    body = statements(context, context.random.between(1, 5));
    if (result) returned = tree`return ${expression(context, result, 3, true)};\n`;
  });
  const list = parameters.map((each, position) => `a${position}: ${typeName(each.type)}`).join(', ');
  const resultText = result ? typeName(result) : 'void';
  return { text: tree`${head}(${list}): ${resultText} {\n${body}${returned}}\n`, cost };
}

function parameter(context: Context): Parameter {
  const { random } = context;
  const stable = random.oneIn(2);
  switch (random.below(8)) {
    case 0:
    case 1:
      if (context.structs.length === 0) return { type: U32, stable };
      return {
        type: { kind: 'reference', to: random.pick(context.structs), nullable: random.oneIn(3) },
        stable,
      };
    case 2:
      return { type: { kind: 'span', element: random.pick(INTEGERS), writable: true }, stable };
    case 3:
      return { type: random.oneIn(2) ? BOOL : enumOr(context, BOOL), stable };
    default:
      return { type: integer(context.integerName()), stable };
  }
}

function resultType(context: Context): ValueType {
  const { random } = context;
  if (random.oneIn(8)) return BOOL;
  if (random.oneIn(10)) return enumOr(context, U32);
  if (random.oneIn(8) && context.structs.length > 0) {
    return { kind: 'reference', to: random.pick(context.structs), nullable: random.oneIn(2) };
  }
  return integer(context.integerName());
}

function enumOr(context: Context, otherwise: ValueType): ValueType {
  return context.enums.length > 0 ? { kind: 'enum', of: context.random.pick(context.enums) } : otherwise;
}

/** Functions of one signature, a constant table of them, a variable that holds one, and the indirect calls. */
export function functionTable(context: Context): Tree {
  const parameters: Parameter[] = [
    { type: U32, stable: true },
    { type: integer('i32'), stable: true },
  ];
  const before = context.callables.length;
  const members = ['first', 'second'].map((member) => {
    const name = context.globalName(member);
    const { text, cost } = functionText(context, `function ${name}`, parameters, U32, 60);
    return { member, name, text, cost };
  });
  const shape = context.globalName('Operations');
  const constant = context.globalName('operations');
  const hook = context.globalName('hook');
  const choose = context.globalName('choose');
  const cost = Math.max(...members.map((each) => each.cost)) + 1;
  context.callables.length = before;
  for (const callee of [
    `${constant}.first`,
    `${constant}.second`,
    hook,
    `${choose}(${context.prefix}state).first`,
  ]) {
    register(context, callee, parameters, U32, cost);
  }
  register(context, `${context.prefix}rehook`, [{ type: BOOL, stable: true }], undefined, 2);
  const [one = '', two = ''] = members.map((each) => each.name);
  const arrow = '(n: u32, m: i32): u32 => n * 3 + u32(m)';
  return sequence([
    ...members.map((each) => each.text),
    `interface ${shape} { readonly first: (n: u32, m: i32) => u32; readonly second: (n: u32, m: i32) => u32; }
const ${constant}: ${shape} = { first: ${one}, second: ${two} };
const ${constant}Other: ${shape} = { first: ${arrow}, second: ${one} };
function ${choose}(n: u32): ${shape} { return (n & 4) !== 0 ? ${constant} : ${constant}Other; }
let ${hook}: (n: u32, m: i32) => u32 = ${one};
function ${context.prefix}rehook(other: bool): void { ${hook} = other ? ${one} : ${two}; }
`,
    functionUsers(context, [one, two, arrow], cost),
  ]);
}

/** Function values as parameters and as fields. */
function functionUsers(context: Context, values: readonly string[], cost: number): Tree {
  const apply = context.globalName('apply');
  const [holder, held] = [context.globalName('Holder'), context.globalName('held')];
  const two: Parameter[] = [
    { type: U32, stable: true },
    { type: integer('i32'), stable: true },
  ];
  context.callables.push({
    parameters: two,
    result: U32,
    cost: cost + 1,
    call: (given) => sequence([`${apply}(${context.random.pick(values)}, `, ...separated(given), ')']),
  });
  register(context, `${held}.run`, two, U32, cost);
  context.callables.push({
    parameters: [],
    cost: 1,
    call: () => `${held}.run = ${context.random.pick(values)}`,
  });
  return `function ${apply}(run: (n: u32, m: i32) => u32, n: u32, m: i32): u32 { return run(n, m); }
class ${holder} { before: u8; run: (n: u32, m: i32) => u32 = ${values[0] ?? ''}; after: u8; }
const ${held} = new ${holder}();
`;
}

/** The entry: mixes its input into the state and returns something computed from everything. */
export function runFunction(context: Context): Tree {
  let body: Tree = '';
  let returned: Tree = '';
  context.inFunction(U32, RUN_BUDGET, () => {
    context.scope.variables.push({ name: 'input', type: U32, writable: true, stable: true });
    body = statements(context, context.random.between(6, 12));
    returned = expression(context, U32, 4);
  });
  return tree`/** @used */
export function ${context.prefix}run(input: u32): u32 {
${context.prefix}state = ${context.prefix}state + input;
${context.prefix}fill();
${body}return ${returned};
}
`;
}
