/**
 * Bugs that the fuzzer has to find, each a plausible mistake of one part: of an operation (its macro is another one), or of the
 * printed C.
 */

/** Changes the C that was made. */
export interface Bug {
  readonly spoil: (c: string) => string;
}

/** An operation that is defined as something else. */
const operation = (name: string, parameters: string, body: string): Bug => ({
  spoil: (c) =>
    c.replace(
      '#include "app.h"\n',
      (include) => `${include}#undef app_${name}\n#define app_${name}(${parameters}) ${body}\n`,
    ),
});

const OPERATIONS: Readonly<Record<string, Bug>> = {
  'texts are the same if they are of one length': operation(
    'same',
    'a, b',
    '(app_length(a) == app_length(b))',
  ),
  'a remainder has the sign of the divisor': operation(
    'remainder',
    'a, b',
    '({ const value x = (a), y = (b); APP_REQUIRE(y != 0, APP_DIVISION); y == -1 ? 0 : (x % y + y) % y; })',
  ),
  'a sum that wraps is a difference': operation('wrapping_add', 'a, b', 'app_wrapping_subtract(a, b)'),
  'Math.floor rounds towards zero': operation('divide_floor', 'a, b', 'app_divide(a, b)'),
  'the sign is not shifted': operation('shift_right', 'a, b', '((value)((uint32_t)(a) >> ((b) & 31)))'),
  'the end of a slice is in it': operation(
    'slice',
    'text, start, end',
    'APP_ALLOCATED(app_sliced((text), (start), (end) == INT32_MAX ? (end) : (end) + 1))',
  ),
  'a box holds 16 bits': operation(
    'box',
    'number',
    '({ const value boxed = (number); const value place = app_record(1); app_store(place, 0, (int16_t)boxed); place; })',
  ),
  'an entry that is set again is the last': operation(
    'dictionary_set',
    'dictionary, key, what',
    '({ const value d = (dictionary), k = (key), w = (what); (void)app_dictionary_remove(d, k); APP_REQUIRE(app_dictionary_put(d, k, w), APP_HEAP); })',
  ),
  'what is caught is thrown for ever': operation('take_thrown', '', '(app_thrown_value)'),
};

const PRINTED: Readonly<Record<string, Bug>> = {
  'the collector does not see a variable': {
    spoil: (c) =>
      c.replace(
        /(app_global_count = )(\d+)/,
        (_, text: string, count: string) => text + String(Math.max(Number(count) - 3, 0)),
      ),
  },
  'a clause never falls through': { spoil: (c) => c.replace(/\b(clause\w*) <= (\d+)/g, '$1 == $2') },
};

export const BUGS: Readonly<Record<string, Bug>> = { ...OPERATIONS, ...PRINTED };
