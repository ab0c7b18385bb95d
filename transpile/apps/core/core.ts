/**
 * The core: what an app is lowered to, and all that ts2c ever sees of it.
 *
 * Everything in it is a 32-bit value in a local variable. Objects, arrays, texts and closures are references, and whatever is done
 * with them is an operation of the run-time library (runtime/app.h); what is left are functions, variables and control
 * flow. So ts2c has one type to infer and nothing to allocate, which it does right, and cannot get wrong what it never sees.
 *
 * Invariants: operands of an expression have no effect that another operand of the same expression could notice (C does not
 * say who goes first; the lowering puts such operands into locals); every name is unique within its function.
 */

/** `app_<name>` in runtime/app.h; the table of operations says what each takes. */
export type OperationName = string;

export type Comparison = '<' | '<=' | '>' | '>=' | '===' | '!==';

export type CoreExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'local'; readonly name: string }
  /** A text that is constant. */
  | { readonly kind: 'text'; readonly text: string }
  /** The number of a function in the table of closures' functions. */
  | { readonly kind: 'function'; readonly name: string }
  /** A compiled regular expression, by its bytes. */
  | { readonly kind: 'program'; readonly bytes: readonly number[] }
  | {
      readonly kind: 'operation';
      readonly name: OperationName;
      readonly operands: readonly CoreExpression[];
    }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly CoreExpression[] }
  /** Of numbers or references, as they are. 1 or 0. */
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: CoreExpression;
      readonly right: CoreExpression;
    }
  | {
      readonly kind: 'logic';
      readonly operator: '&&' | '||';
      readonly left: CoreExpression;
      readonly right: CoreExpression;
    }
  | { readonly kind: 'not'; readonly operand: CoreExpression }
  | {
      readonly kind: 'choose';
      readonly condition: CoreExpression;
      readonly yes: CoreExpression;
      readonly no: CoreExpression;
    };

export type CoreStatement =
  /** What follows comes from this line. */
  | { readonly kind: 'line'; readonly file: string; readonly line: number }
  /** Declared at the head of the function, 0 until it is set. */
  | { readonly kind: 'set'; readonly name: string; readonly value: CoreExpression }
  /** An operation or a call whose value nobody wants. */
  | { readonly kind: 'do'; readonly expression: CoreExpression }
  | {
      readonly kind: 'if';
      readonly condition: CoreExpression;
      readonly yes: readonly CoreStatement[];
      readonly no: readonly CoreStatement[];
    }
  /** For ever, until `break`. */
  | { readonly kind: 'loop'; readonly body: readonly CoreStatement[] }
  /** Once; `break` leaves it. */
  | { readonly kind: 'block'; readonly body: readonly CoreStatement[] }
  /** Out of the innermost `loop` or `block`. */
  | { readonly kind: 'break' }
  /** Of the innermost `loop`; never inside a `block` in it. */
  | { readonly kind: 'continue' }
  | { readonly kind: 'return'; readonly value: CoreExpression };

export interface CoreFunction {
  /** Unique in the program, a name of C; as in the source where it can be, for stack traces. */
  readonly name: string;
  /** A closure's: `self` and four more, always. */
  readonly parameters: readonly string[];
  readonly locals: readonly string[];
  readonly body: readonly CoreStatement[];
  /** A part of the library: when it faults, the line to tell is the caller's. */
  readonly isLibrary?: boolean;
}

export interface CoreProgram {
  readonly functions: readonly CoreFunction[];
  /** Functions that are used as values, in the order of their numbers. */
  readonly closures: readonly string[];
  /** How many module-level variables there are (`app_globals`). */
  readonly globals: number;
  /** Runs the modules' statements in order. No parameters. */
  readonly start: string;
  /** Handlers that the app exports, by what they are for: the names of functions of the core. */
  readonly handlers: Readonly<Partial<Record<HandlerName, string>>>;
}

/** `onStart()`, `onMessage(text) -> text`, `onTimer()`; subscriptions are closures. */
export type HandlerName = 'onStart' | 'onMessage' | 'onTimer';
