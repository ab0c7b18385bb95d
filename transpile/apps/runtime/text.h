/*
 * Texts: what the operations on strings are, and what they return when they cannot.
 *
 * A function (`app_concatenated`) says by its result what went wrong; the operation (`app_concatenate`) is the macro around it,
 * which faults in the caller's line. Operands are numbers, references to texts, and 0 or 1 for booleans. Where JavaScript has an
 * optional operand, the operation has it always; what to write for "not given" stands beside it.
 *
 * Invariant: a text never changes, so one may be returned for another (`slice(0)` is the text itself), and constants lie in flash.
 */
#ifndef CONDUCTOR_APP_TEXT_H
#define CONDUCTOR_APP_TEXT_H

#include "app.h"

/* Characters U+0000 to U+00FF, one byte each. Constants have the same layout in flash. */
struct app_text {
    int32_t length;
    uint8_t bytes[];
};
#define APP_TEXT_OF(reference) ((const struct app_text *)(uintptr_t)(uint32_t)(reference))
/* A constant text; `name` is generated. */
#define app_constant(name) APP_REFERENCE(&(name))
/* "To the end", for `end`, `from` and `limit`. */
#define APP_TO_THE_END INT32_MAX

/* Instead of a reference: the result has characters above U+00FF; or is an error in JavaScript too. No block has this address. */
#define APP_NO_TEXT (-1)
/* The reference, or the fault that tells why there is none. */
#define APP_MADE(expression, code)                                                                                              \
    ({                                                                                                                          \
        const value app_reference = APP_ALLOCATED(expression);                                                                  \
        APP_REQUIRE(app_reference != APP_NO_TEXT, code);                                                                        \
        app_reference;                                                                                                          \
    })
/* A number, or the fault that tells that there is none. `function` takes `bool *valid` last. */
#define APP_VALID(function, ...)                                                                                                \
    ({                                                                                                                          \
        bool app_valid;                                                                                                         \
        const value app_number = function(__VA_ARGS__, &app_valid);                                                             \
        APP_REQUIRE(app_valid, APP_RANGE);                                                                                      \
        app_number;                                                                                                             \
    })

/* ---------------------------------------------------------------------------------------------------------- text.c: the basics */

/* A text whose bytes are to be filled in; NULL: no room. */
struct app_text *app_text_new(uint32_t length);
value app_text_from(const uint8_t *bytes, uint32_t length);
value app_concatenated(value a, value b);
value app_sliced(value text, value start, value end);
value app_substring_of(value text, value start, value end);
value app_text_of_character(value code);
/* What is at `index`; the empty text outside. */
value app_character_text_at(value text, value index);

/* a + b */
#define app_concatenate(a, b) APP_ALLOCATED(app_concatenated((a), (b)))
/* text.length */
#define app_length(text) (APP_TEXT_OF(text)->length)
/* text.charCodeAt(index); an index outside is a fault. */
#define app_character(text, index)                                                                                              \
    ({                                                                                                                          \
        const struct app_text *const app_characters = APP_TEXT_OF(text);                                                        \
        const value app_index = (index);                                                                                        \
        APP_REQUIRE((uint32_t)app_index < (uint32_t)app_characters->length, APP_INDEX);                                         \
        (value) app_characters->bytes[app_index];                                                                               \
    })
/* text[index]; an index outside is a fault. */
#define app_character_text(text, index) APP_ALLOCATED(app_text_of_character(app_character(text, index)))
/* text.charAt(index) */
#define app_char_at(text, index) APP_ALLOCATED(app_character_text_at((text), (index)))
/* text.slice(start, end), text.substring(start, end); no end: APP_TO_THE_END. */
#define app_slice(text, start, end) APP_ALLOCATED(app_sliced((text), (start), (end)))
#define app_substring(text, start, end) APP_ALLOCATED(app_substring_of((text), (start), (end)))
/* String.fromCharCode(code); a character above U+00FF is a fault. */
#define app_from_character(code)                                                                                                \
    ({                                                                                                                          \
        const value app_code = (code) & 0xffff;                                                                                 \
        APP_REQUIRE(app_code <= 0xff, APP_TEXT);                                                                                \
        APP_ALLOCATED(app_text_of_character(app_code));                                                                         \
    })

/* ------------------------------------------------------------------------------------ text-compare.c: nothing of it allocates */

/* a === b, 1 or 0. */
bool app_same(value a, value b);
/* Below 0, 0, above 0: a < b, a === b, a > b, by character codes. */
value app_compared(value a, value b);
/* text.indexOf(part, from), text.lastIndexOf(part, from): -1 if it is not there. Not given: 0 and APP_TO_THE_END. */
value app_index_of(value text, value part, value from);
value app_last_index_of(value text, value part, value from);
/* text.startsWith(part, from), text.endsWith(part, end): 1 or 0. Not given: 0 and APP_TO_THE_END. */
bool app_starts_with(value text, value part, value from);
bool app_ends_with(value text, value part, value end);

/* --------------------------------------------------------------------------------------------- text-case.c, text-numbers.c */

value app_upper_cased(value text);
value app_lower_cased(value text);
bool app_is_space(uint8_t c);
enum app_sides { APP_AT_START = 1, APP_AT_END = 2 };
value app_trimmed(value text, value sides);
/* text.toUpperCase(): a fault where that has a character above U+00FF (of U+00B5 and U+00FF). text.toLowerCase(). */
#define app_upper_case(text) APP_MADE(app_upper_cased(text), APP_TEXT)
#define app_lower_case(text) APP_ALLOCATED(app_lower_cased(text))
/* trimStart (sides 1), trimEnd (2), trim (3) */
#define app_trim(text, sides) APP_ALLOCATED(app_trimmed((text), (sides)))

value app_text_of(value number, value radix);
value app_parsed_integer(value text, value radix, bool *valid);
value app_parsed_number(value text, bool *valid);
/* String(number) */
#define app_to_text(number) APP_ALLOCATED(app_text_of((number), 10))
/* number.toString(radix); a radix that is not from 2 to 36 is a fault. */
#define app_to_text_radix(number, radix) APP_MADE(app_text_of((number), (radix)), APP_RANGE)
/* parseInt(text, radix): a fault where that is NaN or no number of ours. No radix: 0. */
#define app_parse_integer(text, radix) APP_VALID(app_parsed_integer, (text), (radix))
/* Number(text): a fault also where that is a fraction or is written with a point or an exponent. */
#define app_parse_number(text) APP_VALID(app_parsed_number, (text))
/* Is parseInt(text, radix) a number, if only one that apps have not? Number(text)? */
bool app_is_integer_text(value text, value radix);
bool app_is_number_text(value text);

/* ---------------------------------------------------------------------------------------------------------------- text-edit.c */

value app_repeated(value text, value count);
value app_padded(value text, value length, value fill, value side);
value app_split_at(value text, value separator, value limit);
value app_joined(value texts, value separator);
value app_replaced(value text, value part, value by, value all);
/* text.repeat(count); a negative count is a fault. */
#define app_repeat(text, count)                                                                                                 \
    ({                                                                                                                          \
        const value app_times = (count);                                                                                        \
        APP_REQUIRE(app_times >= 0, APP_RANGE);                                                                                 \
        APP_ALLOCATED(app_repeated((text), app_times));                                                                         \
    })
/* padStart (side 1), padEnd (side 2); no fill: " " */
#define app_pad(text, length, fill, side) APP_ALLOCATED(app_padded((text), (length), (fill), (side)))
/* text.split(separator, limit): an array of texts; no limit: -1. */
#define app_split(text, separator, limit) APP_ALLOCATED(app_split_at((text), (separator), (limit)))
/* texts.join(separator) of an array of texts; not given: "," */
#define app_join(texts, separator) APP_ALLOCATED(app_joined((texts), (separator)))
/* text.replace(part, by), with `all` text.replaceAll(part, by). $$, $&, $` and $' in `by` are what JavaScript makes of them. */
#define app_replace(text, part, by, all) APP_ALLOCATED(app_replaced((text), (part), (by), (all)))

/* ----------------------------------------------------------------------------------------------------------- json.c, print.c */

value app_json_of(value text);
/* JSON.stringify(text), with its quotation marks. */
#define app_json(text) APP_ALLOCATED(app_json_of(text))

/* The line that goes to the console (console.log): what is added to it, as UTF-8, and its end. */
void app_print(value text);
void app_print_number(value number);
void app_print_end(void);

#endif
