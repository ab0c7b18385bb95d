/** Bugs that a back end could well have. The fuzzer must see each of them within a few programs. */
import type { Expression } from '../../../transpile/ir/ir';
import { childrenOf } from '../../../transpile/ir/passes/walk';
import type { PlantedBug } from '../differential';
import { changeExpressions } from './rewrite';

const isEffect = ({ kind }: Expression): boolean =>
  ['assign', 'compound', 'step', 'call', 'indirectCall'].includes(kind);
const hasEffects = (node: Expression): boolean => isEffect(node) || childrenOf(node).some(hasEffects);

export const PLANTED_BUGS: Readonly<Record<string, PlantedBug>> = {
  'operands evaluated from right to left': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) =>
        node.kind === 'arithmetic' && node.operator !== '-' && hasEffects(node.left) && hasEffects(node.right)
          ? { left: node.right, right: node.left }
          : undefined,
      ),
  },
  'a compound assignment that reads its place last': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) => {
        if (node.kind !== 'compound' || node.type.kind !== 'integer' || node.operator !== '+')
          return undefined;
        const { place, value, operationType, type, location } = node;
        const isVariable = place.kind === 'global' || place.kind === 'local';
        if (!isVariable || !hasEffects(value) || node.type.name !== operationType.name) return undefined;
        const sum: Expression = {
          kind: 'arithmetic',
          operator: '+',
          left: value,
          right: place,
          type,
          location,
        };
        return { kind: 'assign', value: sum };
      }),
  },
  'a result that is not cut to its type': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) =>
        node.kind === 'convert' &&
        node.type.kind === 'integer' &&
        ['u8', 'i8', 'u16', 'i16'].includes(node.type.name)
          ? { type: node.operand.type }
          : undefined,
      ),
  },
  'an index that is not checked': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) => (node.kind === 'index' ? { checked: false } : undefined)),
  },
  'a reference that is not checked': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) =>
        node.kind === 'nonNull' ? { kind: 'retype', operand: node.value } : undefined,
      ),
  },
  'a divisor that is not checked': {
    in: 'c',
    ir: (program) =>
      changeExpressions(program, (node) => (node.kind === 'division' ? { checked: false } : undefined)),
  },
  'a comparison that forgets the sign': {
    in: 'javascript',
    ir: (program) =>
      changeExpressions(program, (node) =>
        node.kind === 'convert' && node.type.kind === 'integer' && node.type.name === 'i32'
          ? { type: { kind: 'integer', name: 'u32' } }
          : undefined,
      ),
  },
  'a field at a wrong offset': {
    in: 'javascript',
    ir: (program) => {
      for (const { fields } of program.structOrder) {
        const [last] = fields.slice(-1);
        if (last && !last.bits && !last.volatile) Object.assign(last, { offset: last.offset - 1 });
      }
    },
  },
  'a product without wrap-around': {
    in: 'javascript',
    text: (code) => code.replace(/Math\.imul\(/g, '((a, b) => a * b)('),
  },
  'a sum without wrap-around': { in: 'javascript', text: (code) => code.replace(/ >>> 0\b/g, '') },
  'a shift whose count is not masked': { in: 'c', text: (code) => code.replace(/ & 31u?\)/g, ')') },
  'registers that are not volatile': { in: 'c', text: (code) => code.replace(/\bvolatile /g, '') },
};
