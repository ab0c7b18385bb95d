/*
 * Regular expressions: the object that a program has of one, its methods, and the machine that runs it.
 *
 * A pattern is compiled to bytes (transpile/apps/regular-expressions, which describes them); the object is a record of their
 * address and `lastIndex`, which counts with the flag g only. A match is an array of texts (undefined: a group that took no part)
 * with one more word in its record, the index at which it begins.
 */
#ifndef CONDUCTOR_APP_PATTERN_H
#define CONDUCTOR_APP_PATTERN_H

#include "app.h"
#include "text.h"

/* Words of a pattern's record, and the one that a match has behind those of an array. */
enum { APP_PATTERN_PROGRAM, APP_PATTERN_LAST_INDEX, APP_PATTERN_WORDS };
enum { APP_MATCH_INDEX = APP_ARRAY_WORDS, APP_MATCH_WORDS };

/* Instead of a result: no room in the heap; more steps than a search may take. No block has these addresses. */
enum { APP_NO_ROOM = -2, APP_TOO_LONG = -3 };
#define APP_SEARCHED(expression)                                                                                                \
    ({                                                                                                                          \
        const value app_outcome = (expression);                                                                                 \
        APP_REQUIRE(app_outcome != APP_NO_ROOM, APP_HEAP);                                                                      \
        APP_REQUIRE(app_outcome != APP_TOO_LONG, APP_SEARCH);                                                                   \
        app_outcome;                                                                                                            \
    })

/* Runs a program on a text from `start` on, one position after the other. A block of bytes that holds, as 16-bit numbers,
 * start and end of the match and of each group (APP_NO_POSITION: took no part); APP_NULL: no match. */
#define APP_NO_POSITION 0xffffu
value app_search(const uint8_t *program, value text, value start);

value app_pattern_made(value program);
bool app_pattern_is_global(value pattern);
value app_pattern_tested(value pattern, value text);
value app_pattern_executed(value pattern, value text);
value app_pattern_matched(value pattern, value text);
value app_pattern_matched_all(value pattern, value text);
value app_pattern_searched(value pattern, value text);
value app_pattern_replaced(value pattern, value text, value by);
value app_pattern_split_at(value pattern, value text, value limit);

/* The program of a constant expression; `name` is generated. */
#define app_program(name) APP_REFERENCE(name)
/* /.../ each time it is evaluated; `program` is the address of its bytes. */
#define app_pattern(program) APP_ALLOCATED(app_pattern_made(program))
/* pattern.test(text): 1 or 0 */
#define app_pattern_test(pattern, text) APP_SEARCHED(app_pattern_tested((pattern), (text)))
/* pattern.exec(text): a match or null */
#define app_pattern_execute(pattern, text) APP_SEARCHED(app_pattern_executed((pattern), (text)))
/* text.match(pattern): with g an array of all matches' texts or null, else as exec */
#define app_pattern_match(pattern, text) APP_SEARCHED(app_pattern_matched((pattern), (text)))
/* What text.replace(pattern, ...) replaces, an array of matches: with g all (and lastIndex is 0 then), else the first. */
#define app_pattern_match_all(pattern, text) APP_SEARCHED(app_pattern_matched_all((pattern), (text)))
/* text.search(pattern) */
#define app_pattern_search(pattern, text) APP_SEARCHED(app_pattern_searched((pattern), (text)))
/* text.replace(pattern, by): with g all, else the first. $$, $&, $`, $', $1 to $99 in `by` as in JavaScript. */
#define app_pattern_replace(pattern, text, by) APP_SEARCHED(app_pattern_replaced((pattern), (text), (by)))
/* text.replaceAll(pattern, by), which throws without g; that nobody catches. */
#define app_pattern_replace_all(pattern, text, by)                                                                              \
    ({                                                                                                                          \
        const value app_global_pattern = (pattern);                                                                             \
        APP_REQUIRE(app_pattern_is_global(app_global_pattern), APP_UNCAUGHT);                                                   \
        app_pattern_replace(app_global_pattern, (text), (by));                                                                  \
    })
/* text.split(pattern, limit): an array of texts; no limit: -1. A group that took no part, which were undefined, is a fault. */
#define app_pattern_split(pattern, text, limit)                                                                                 \
    ({                                                                                                                          \
        const value app_pieces = APP_SEARCHED(app_pattern_split_at((pattern), (text), (limit)));                                \
        APP_REQUIRE(app_pieces != APP_NO_TEXT, APP_ABSENT);                                                                     \
        app_pieces;                                                                                                             \
    })
/* match.index */
#define app_match_index(match) app_load(match, APP_MATCH_INDEX)
/* pattern.lastIndex, and an assignment to it */
#define app_pattern_last_index(pattern) app_load(pattern, APP_PATTERN_LAST_INDEX)
#define app_set_pattern_last_index(pattern, index) app_store(pattern, APP_PATTERN_LAST_INDEX, index)

#endif
