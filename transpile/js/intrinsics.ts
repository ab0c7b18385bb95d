/** Intrinsics: what each becomes on the host. Their meaning is in `runtime/arithmetic.ts` and `runtime/processor.ts`. */
import type { Expression, IntrinsicName, Type } from '../ir/ir';
import { sizeOf } from '../ir/size';
import type { FunctionScope } from './scope';

type Intrinsic = Expression & { readonly kind: 'intrinsic' };

const ACCESSES: Partial<Record<IntrinsicName, string>> = {
  load8: 'volatileLoadU8',
  load16: 'volatileLoadU16',
  load32: 'volatileLoadU32',
  store8: 'volatileStoreU8',
  store16: 'volatileStoreU16',
  store32: 'volatileStoreU32',
  spanAt: 'span',
};

/** Instructions that compute nothing. */
const INSTRUCTIONS: readonly IntrinsicName[] = [
  'dsb', 'dmb', 'isb', 'wfi', 'wfe', 'sev', 'nop', 'cpsid', 'cpsie', 'bkpt', 'clrex', 'barrier',
]; // prettier-ignore

/** `values` are the printed arguments. */
export function printIntrinsic(scope: FunctionScope, node: Intrinsic, values: readonly string[]): string {
  const { module } = scope;
  const argument = node.arguments[0];
  if (INSTRUCTIONS.includes(node.name)) {
    return `${module.helper('execute')}(${[JSON.stringify(node.name), ...values].join(', ')})`;
  }
  switch (node.name) {
    case 'addressOf':
      return isPointerAndLength(argument?.type) ? `${values[0]}.address` : `${values[0]}`;
    case 'overlay':
    case 'textBytes':
      return `${values[0]}`;
    case 'assignStruct':
      return `${module.helper('copy')}(${values.join(', ')}, ${targetSize(argument?.type)})`;
    case 'clearStorage':
      return `${module.helper('clear')}(${values[0]}, ${targetSize(argument?.type)})`;
    default:
      return `${module.helper(ACCESSES[node.name] ?? node.name)}(${values.join(', ')})`;
  }
}

function isPointerAndLength(type: Type | undefined): boolean {
  return type?.kind === 'span' || type?.kind === 'string';
}

function targetSize(type: Type | undefined): number {
  if (type?.kind === 'reference' || type?.kind === 'arrayReference') return sizeOf(type.target);
  throw new Error(`a ${type?.kind} does not refer to storage`);
}
