/** Static initial values: what is in memory before the first instruction of the program runs. */
import type {
  EnumDeclaration,
  Field,
  FunctionDeclaration,
  GlobalVariable,
  Registers,
  StructDeclaration,
} from './declarations';
import type { Type } from './types';

export type Constant =
  | { readonly kind: 'zero' }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'bool'; readonly value: boolean }
  | {
      readonly kind: 'enum';
      readonly member: number;
      readonly declaration: EnumDeclaration;
      readonly value: number;
    }
  | { readonly kind: 'null' }
  /** A text, or its bytes as a span. */
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'function'; readonly declaration: FunctionDeclaration }
  /** Reference to a global struct, an array, or an element or field inside one: `path` of fields and indices. */
  | {
      readonly kind: 'address';
      readonly global: GlobalVariable;
      readonly path: readonly (Field | number)[];
      readonly type: Type;
    }
  | { readonly kind: 'registersAddress'; readonly registers: Registers }
  /** A span over a global array, or from one of its elements on. */
  | {
      readonly kind: 'span';
      readonly global: GlobalVariable;
      readonly path: readonly (Field | number)[];
      readonly length: number;
    }
  /** Fields absent from the map have their own initial value. */
  | {
      readonly kind: 'struct';
      readonly declaration: StructDeclaration;
      readonly fields: ReadonlyMap<Field, Constant>;
    }
  /** Elements beyond `items` are zero unless `fill` is given. */
  | { readonly kind: 'array'; readonly items: readonly Constant[]; readonly fill?: Constant };
