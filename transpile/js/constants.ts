/** Static initial values in raw form, as `Codec.initialise` takes them. `undefined` leaves memory at zero. */
import type { Constant, Field, GlobalVariable, Type } from '../ir/ir';
import { sizeOf } from '../ir/size';
import type { ModuleScope } from './scope';

export function printConstant(scope: ModuleScope, constant: Constant, type: Type): string {
  switch (constant.kind) {
    case 'zero':
      return 'undefined';
    case 'integer':
      return type.kind === 'integer' && type.name === 'u64' ? `${constant.value}n` : String(constant.value);
    case 'bool':
    case 'enum':
      return String(constant.value);
    case 'null':
      return '0';
    case 'string':
      return `$.text(${JSON.stringify(constant.value)})`;
    case 'function':
      return `$.functionAddress(${scope.reference(constant.declaration)})`;
    case 'address':
      return pathAddress(scope, constant.global, constant.path);
    case 'registersAddress':
      return scope.registersAddress(constant.registers);
    case 'span':
      return `$.span(${pathAddress(scope, constant.global, constant.path)}, ${constant.length})`;
    case 'struct': {
      const fields = [...constant.fields].map(
        ([field, value]) => `${JSON.stringify(field.name)}: ${printConstant(scope, value, field.type)}`,
      );
      return `{ ${fields.join(', ')} }`;
    }
    case 'array': {
      const element = type.kind === 'array' ? type.element : type;
      const items = constant.items.map((item) => printConstant(scope, item, element)).join(', ');
      const fill = constant.fill ? `, ${printConstant(scope, constant.fill, element)}` : '';
      return `$.items([${items}]${fill})`;
    }
  }
}

/** A field or element inside a global variable. */
function pathAddress(scope: ModuleScope, global: GlobalVariable, path: readonly (Field | number)[]): string {
  let offset = 0;
  let type = global.type;
  for (const step of path) {
    if (typeof step === 'number') {
      if (type.kind !== 'array') throw new Error(`an index into a ${type.kind}`);
      type = type.element;
      offset += step * sizeOf(type);
    } else {
      type = step.type;
      offset += step.offset;
    }
  }
  const base = scope.reference(global);
  return offset === 0 ? base : `${base} + ${offset}`;
}
