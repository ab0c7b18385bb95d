/**
 * The operations of the core: what `app_<name>` in runtime/app.h takes, gives and does.
 *
 * ts2c knows nothing of app.h, and the C compiler would take a wrong number of operands of a macro for another mistake; so whatever is
 * not as said here is refused before either sees it (validity.ts). The lowering asks for the effect when it decides which operands
 * have to wait in locals. A test holds this table against app.h: whoever adds an operation there adds it here.
 */
import type { OperationName } from './core';

/** A number or reference; 0 or 1; nothing (the operation is a statement). */
export type OperationResult = 'value' | 'condition' | 'nothing';

/**
 * What a neighbour could notice. `none`: depends on its operands alone, which may be in immutable blocks (texts), or makes something
 * new; `reads`: depends on what may change; `writes`: changes it, or the world. A fault is none of them.
 */
export type Effect = 'none' | 'reads' | 'writes';

export interface Operation {
  readonly operands: number;
  readonly result: OperationResult;
  readonly effect: Effect;
}

const pure = (operands: number): Operation => ({ operands, result: 'value', effect: 'none' });
const test = (operands: number): Operation => ({ operands, result: 'condition', effect: 'none' });
const read = (operands: number): Operation => ({ operands, result: 'value', effect: 'reads' });
const act = (operands: number): Operation => ({ operands, result: 'nothing', effect: 'writes' });
const take = (operands: number): Operation => ({ operands, result: 'value', effect: 'writes' });

const NUMBERS = {
  add: pure(2),
  subtract: pure(2),
  multiply: pure(2),
  negate: pure(1),
  wrapping_add: pure(2),
  wrapping_subtract: pure(2),
  wrapping_multiply: pure(2),
  divide: pure(2),
  divide_floor: pure(2),
  divide_ceiling: pure(2),
  divide_round: pure(2),
  remainder: pure(2),
  shift_left: pure(2),
  shift_right: pure(2),
  shift_right_unsigned: pure(2),
  and: pure(2),
  or: pure(2),
  xor: pure(2),
  not: pure(1),
  absolute: pure(1),
  minimum: pure(2),
  maximum: pure(2),
  sign: pure(1),
  leading_zeroes: pure(1),
  power: pure(2),
  square_root: pure(1),
};

const BLOCKS = {
  record: pure(1),
  load: read(2),
  store: act(3),
  global: read(1),
  set_global: act(2),
  box: pure(1),
  present: pure(1),
  assert: act(1),
  require_initialised: act(1),
};

const CONTROL = {
  call: take(5),
  thrown: { operands: 0, result: 'condition', effect: 'reads' } as Operation,
  enter_try: act(0),
  leave_try: act(0),
  throw: act(1),
  take_thrown: take(0),
};

const TEXTS = {
  concatenate: pure(2),
  length: pure(1),
  character: pure(2),
  character_text: pure(2),
  char_at: pure(2),
  slice: pure(3),
  substring: pure(3),
  from_character: pure(1),
  same: test(2),
  compared: pure(2),
  index_of: pure(3),
  last_index_of: pure(3),
  starts_with: test(3),
  ends_with: test(3),
  upper_case: pure(1),
  lower_case: pure(1),
  trim: pure(2),
  to_text: pure(1),
  to_text_radix: pure(2),
  parse_integer: pure(2),
  parse_number: pure(1),
  is_integer_text: test(2),
  is_number_text: test(1),
  repeat: pure(2),
  pad: pure(4),
  split: pure(3),
  join: read(2),
  replace: pure(4),
  json: pure(1),
  print: act(1),
  print_number: act(1),
  print_end: act(0),
};

const ARRAYS = {
  array: pure(0),
  array_length: read(1),
  element: read(2),
  set_element: act(3),
  put_element: act(3),
  array_resize: act(2),
  array_push: act(2),
  array_move: act(5),
};

const DICTIONARIES = {
  dictionary: pure(1),
  dictionary_count: read(1),
  dictionary_has: { operands: 2, result: 'condition', effect: 'reads' } as Operation,
  dictionary_get: read(2),
  dictionary_find: read(2),
  dictionary_find_number: read(2),
  dictionary_find_boolean: read(2),
  dictionary_set: act(3),
  dictionary_remove: { operands: 2, result: 'condition', effect: 'writes' } as Operation,
  dictionary_clear: act(1),
  dictionary_walk: read(1),
  dictionary_next: { operands: 1, result: 'condition', effect: 'writes' } as Operation,
  dictionary_key: read(1),
  dictionary_value: read(1),
  dictionary_keys: read(1),
};

const PATTERNS = {
  pattern: pure(1),
  pattern_test: take(2),
  pattern_execute: take(2),
  pattern_match: take(2),
  pattern_match_all: take(2),
  pattern_search: take(2),
  pattern_replace: take(3),
  pattern_replace_all: take(3),
  pattern_split: take(3),
  match_index: read(1),
  pattern_last_index: read(1),
  set_pattern_last_index: act(2),
};

/** The functions of `conductor/app`, and what generated modules of services (`<name>-app.ts`) call. */
const WORLD = {
  set_timer: act(1),
  now: read(0),
  subscribe: act(2),
  publish: act(2),
  call_service: take(4),
};

export const OPERATIONS: ReadonlyMap<OperationName, Operation> = new Map(
  Object.entries({
    ...NUMBERS,
    ...BLOCKS,
    ...CONTROL,
    ...TEXTS,
    ...ARRAYS,
    ...DICTIONARIES,
    ...PATTERNS,
    ...WORLD,
  }),
);

/** The entry of an operation; one that is not there is a mistake of ours. */
export function operationOf(name: OperationName): Operation {
  const operation = OPERATIONS.get(name);
  if (!operation) throw new Error(`operation '${name}' is not in the table of operations`);
  return operation;
}
