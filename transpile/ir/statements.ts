/** Statements. */
import type { Constant } from './constants';
import type { Location, Variable } from './declarations';
import type { Expression } from './expressions';

interface StatementNode {
  readonly location: Location;
}
export type Statement =
  /** `value` absent: uninitialised (definitely assigned before use, says tsc) scalar. Frame storage has `initial` instead. */
  | (StatementNode & {
      readonly kind: 'declare';
      readonly variable: Variable;
      readonly value?: Expression;
      readonly initial?: Constant;
    })
  | (StatementNode & { readonly kind: 'expression'; readonly expression: Expression })
  | (StatementNode & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement[];
      readonly otherwise?: Statement[];
    })
  | (StatementNode & {
      readonly kind: 'while';
      readonly condition: Expression;
      readonly body: Statement[];
      readonly label?: string;
    })
  | (StatementNode & {
      readonly kind: 'doWhile';
      readonly condition: Expression;
      readonly body: Statement[];
      readonly label?: string;
    })
  /** `continue` goes to `update`. `for..of` is lowered to this. Absent condition: forever. */
  | (StatementNode & {
      readonly kind: 'for';
      readonly initial: Statement[];
      readonly condition?: Expression;
      readonly update: Expression[];
      readonly body: Statement[];
      readonly label?: string;
    })
  /** Case values are integer constants of the operand's type (enums: of their storage type). Bodies fall through unless they end otherwise. */
  | (StatementNode & {
      readonly kind: 'switch';
      readonly operand: Expression;
      readonly cases: readonly {
        readonly values: readonly Expression[];
        readonly isDefault: boolean;
        readonly body: Statement[];
        readonly location: Location;
      }[];
      readonly label?: string;
    })
  | (StatementNode & { readonly kind: 'block'; readonly body: Statement[]; readonly label?: string })
  | (StatementNode & { readonly kind: 'break'; readonly label?: string })
  | (StatementNode & { readonly kind: 'continue'; readonly label?: string })
  | (StatementNode & { readonly kind: 'return'; readonly value?: Expression });
