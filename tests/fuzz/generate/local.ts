/** Writes declarations of locals: scalars, references, spans, and storage in the function's frame. */
import { tree, type Tree } from '../tree';
import type { Context } from './context';
import { assignable, expression } from './expression';
import { INTEGERS, integer, typeName, type ValueType } from './model';

export function declaration(context: Context): Tree {
  const { random } = context;
  switch (random.below(8)) {
    case 0:
      return context.structs.length > 0 ? structStorage(context) : scalar(context);
    case 1:
      return arrayStorage(context);
    case 2:
    case 3:
      return context.structs.length > 0 ? referenceLocal(context) : scalar(context);
    case 4:
      return spanLocal(context);
    default:
      return scalar(context);
  }
}

function scalar(context: Context): Tree {
  const { random } = context;
  const kind = random.below(8);
  if (kind === 0) return declare(context, { kind: 'bool' }, true);
  if (kind === 1 && context.enums.length > 0)
    return declare(context, { kind: 'enum', of: random.pick(context.enums) }, true);
  return declare(context, integer(context.integerName()), true);
}

function referenceLocal(context: Context): Tree {
  const { random } = context;
  return declare(
    context,
    { kind: 'reference', to: random.pick(context.structs), nullable: random.oneIn(2) },
    random.oneIn(2),
  );
}

function spanLocal(context: Context): Tree {
  const { random } = context;
  const arrays = context.arrays((each) => each.element.kind === 'integer');
  const { element, writable } = random.pick(arrays);
  if (element.kind !== 'integer') return scalar(context);
  return declare(
    context,
    { kind: 'span', element: element.name, writable: writable && random.oneIn(2) },
    random.oneIn(2),
  );
}

/** `let` or `const`, with an initial value; the name is in scope only afterwards. */
function declare(context: Context, type: ValueType, stable: boolean): Tree {
  const writable = !context.random.oneIn(3);
  const name = context.localName('v');
  // The compiler folds a `const` with a literal, and refuses what then does not fit where it is used.
  const isOpen = type.kind === 'integer' && writable;
  const value = isOpen ? assignable(context, { text: name }, type, 3) : expression(context, type, 3, stable);
  context.scope.variables.push({ name, type, writable, stable });
  return tree`${writable ? 'let' : 'const'} ${name}: ${typeName(type)} = ${value};`;
}

function structStorage(context: Context): Tree {
  const { random } = context;
  const name = context.localName('frame');
  const of = random.pick(context.structs);
  if (random.oneIn(3)) {
    const length = random.between(1, 4);
    context.scope.structs.push({ name, of, length, stable: false });
    return tree`const ${name} = structs(${of.name}, ${String(length)});`;
  }
  context.scope.structs.push({ name, of, stable: false });
  return tree`const ${name} = new ${of.name}();`;
}

function arrayStorage(context: Context): Tree {
  const { random } = context;
  const name = context.localName('frame');
  const element = random.pick(INTEGERS);
  const length = random.between(1, 8);
  context.scope.arrays.push({ name, element: integer(element), length, writable: true, stable: false });
  return tree`const ${name} = array(${element}, ${String(length)});`;
}
