/*
 * The methods of regular expressions, and those of texts that take one.
 */
#include "pattern.h"

#include "text-output.h"

enum { FLAGS, GROUPS, GLOBAL = 1 };

static const uint8_t *program_of(value pattern)
{
    return (const uint8_t *)APP_WORDS_OF(app_load(pattern, APP_PATTERN_PROGRAM));
}

bool app_pattern_is_global(value pattern)
{
    return program_of(pattern)[FLAGS] & GLOBAL;
}

static bool has_failed(value result)
{
    return result == APP_NO_ROOM || result == APP_TOO_LONG;
}

/* Is it a result, and not a failure or null? */
static bool is_found(value result)
{
    return result != APP_NULL && !has_failed(result);
}

/* Start and end of the match and of each group. */
static const uint16_t *places_of(value found)
{
    return (const uint16_t *)APP_WORDS_OF(found);
}

/* Where to look for the next match: never for the same empty one again. */
static value behind(value found)
{
    const uint16_t *const places = places_of(found);
    return places[1] + (places[1] == places[0]);
}

value app_pattern_made(value program)
{
    const value pattern = app_allocate(APP_PATTERN_WORDS, APP_WORDS);
    if (pattern != 0)
        app_store(pattern, APP_PATTERN_PROGRAM, program);
    return pattern;
}

/* From lastIndex on, which moves, if the pattern is global. */
static value find(value pattern, value text)
{
    if (!app_pattern_is_global(pattern))
        return app_search(program_of(pattern), text, 0);
    const value last = app_pattern_last_index(pattern);
    const value found = app_search(program_of(pattern), text, last < 0 ? 0 : last);
    app_set_pattern_last_index(pattern, is_found(found) ? places_of(found)[1] : 0);
    return found;
}

/* The text of a place; undefined (0) if it took no part. `failure`: no room. */
static value text_of(value text, const uint16_t *place, value *failure)
{
    if (place[0] == APP_NO_POSITION)
        return APP_UNDEFINED;
    const value part = app_sliced(text, place[0], place[1]);
    if (part == 0)
        *failure = APP_NO_ROOM;
    return part;
}

static value match_of(value pattern, value text, value found)
{
    const value match = app_allocate(APP_MATCH_WORDS, APP_WORDS), count = program_of(pattern)[GROUPS] + 1;
    value failure = 0;
    if (match == 0 || !app_array_reserve(match, count))
        return APP_NO_ROOM;
    for (value i = 0; i < count; i++)
        app_store(app_load(match, APP_ARRAY_ELEMENTS), i, text_of(text, places_of(found) + 2 * i, &failure));
    app_store(match, APP_MATCH_INDEX, places_of(found)[0]);
    return failure != 0 ? failure : match;
}

value app_pattern_tested(value pattern, value text)
{
    const value found = find(pattern, text);
    return found == APP_NULL ? 0 : is_found(found) ? 1 : found;
}

value app_pattern_executed(value pattern, value text)
{
    const value found = find(pattern, text);
    return is_found(found) ? match_of(pattern, text, found) : found;
}

value app_pattern_searched(value pattern, value text)
{
    const value found = app_search(program_of(pattern), text, 0);
    return found == APP_NULL ? -1 : is_found(found) ? places_of(found)[0] : found;
}

/* What the match with this place becomes in a list; its text, or all of it. */
static value element_of(value pattern, value text, value found, bool whole)
{
    value failure = 0;
    const value element = whole ? match_of(pattern, text, found) : text_of(text, places_of(found), &failure);
    return failure != 0 ? failure : element;
}

/* All matches, without g the first. */
static value list(value pattern, value text, bool whole)
{
    const value result = app_allocate(APP_ARRAY_WORDS, APP_WORDS);
    if (result == 0)
        return APP_NO_ROOM;
    value start = 0;
    do {
        const value found = app_search(program_of(pattern), text, start);
        if (found == APP_NULL)
            break;
        const value element = is_found(found) ? element_of(pattern, text, found, whole) : found;
        if (!is_found(element))
            return element;
        if (!app_array_append(result, element))
            return APP_NO_ROOM;
        start = behind(found);
    } while (app_pattern_is_global(pattern));
    return result;
}

/* What all methods of texts do first with g. */
static void rewind(value pattern)
{
    if (app_pattern_is_global(pattern))
        app_set_pattern_last_index(pattern, 0);
}

value app_pattern_matched(value pattern, value text)
{
    if (!app_pattern_is_global(pattern))
        return app_pattern_executed(pattern, text);
    rewind(pattern);
    const value texts = list(pattern, text, false);
    return is_found(texts) && app_array_length(texts) == 0 ? APP_NULL : texts;
}

value app_pattern_matched_all(value pattern, value text)
{
    rewind(pattern);
    return list(pattern, text, true);
}

/* 0, or why not. */
static value put_replaced(struct app_output *output, value pattern, value text, value by)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    struct app_found place = {whole, 0, 0, NULL, program_of(pattern)[GROUPS]};
    value start = 0;
    do {
        const value found = app_search(program_of(pattern), text, start);
        if (found == APP_NULL)
            break;
        if (!is_found(found))
            return found;
        app_put(output, whole->bytes + place.end, places_of(found)[0] - place.end);
        place = (struct app_found){whole, places_of(found)[0], places_of(found)[1], places_of(found) + 2, place.count};
        app_put_replacement(output, &place, APP_TEXT_OF(by));
        start = behind(found);
    } while (app_pattern_is_global(pattern));
    app_put(output, whole->bytes + place.end, whole->length - place.end);
    return 0;
}

value app_pattern_replaced(value pattern, value text, value by)
{
    struct app_output output = {NULL, 0};
    rewind(pattern);
    value failure = put_replaced(&output, pattern, text, by);
    if (failure != 0)
        return failure;
    if (!app_output_begin(&output))
        return APP_NO_ROOM;
    failure = put_replaced(&output, pattern, text, by);
    return failure != 0 ? failure : APP_REFERENCE(output.text);
}

/* Appends a piece, if there may be another; 0, or why not. A type says that they are texts, so undefined is a failure. */
static value append_piece(value pieces, value limit, value text, const uint16_t place[2])
{
    value failure = 0;
    if ((uint32_t)app_array_length(pieces) >= (uint32_t)limit)
        return 0;
    const value piece = text_of(text, place, &failure);
    if (failure == 0 && piece == APP_UNDEFINED)
        return APP_NO_TEXT;
    return failure == 0 && app_array_append(pieces, piece) ? 0 : APP_NO_ROOM;
}

/* What is before the separator that was found, and its groups, which are pieces too. */
static value append_before(value pieces, value limit, value text, value start, value found, value groups)
{
    const uint16_t *const places = places_of(found), before[] = {(uint16_t)start, places[0]};
    value failure = append_piece(pieces, limit, text, before);
    for (value i = 1; i <= groups && failure == 0; i++)
        failure = append_piece(pieces, limit, text, places + 2 * i);
    return failure;
}

/* A match at the very end separates nothing. */
static bool separates(value found, value length)
{
    return found != APP_NULL && places_of(found)[0] < length;
}

value app_pattern_split_at(value pattern, value text, value limit)
{
    const uint8_t *const program = program_of(pattern);
    const value pieces = app_allocate(APP_ARRAY_WORDS, APP_WORDS), length = app_length(text);
    if (pieces == 0)
        return APP_NO_ROOM;
    value found = app_search(program, text, 0), start = 0, failure = 0;
    /* The empty text is no piece if the pattern takes it. */
    if (length == 0 && is_found(found))
        return pieces;
    while (failure == 0 && !has_failed(found) && separates(found, length)) {
        const value end = places_of(found)[1], next = end == start ? behind(found) : end;
        if (end != start) {
            failure = append_before(pieces, limit, text, start, found, program[GROUPS]);
            start = end;
        }
        found = app_search(program, text, next);
    }
    const uint16_t rest[] = {(uint16_t)start, (uint16_t)length};
    if (failure == 0)
        failure = has_failed(found) ? found : append_piece(pieces, limit, text, rest);
    return failure != 0 ? failure : pieces;
}
