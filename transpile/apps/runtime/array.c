/*
 * Arrays: a record of length and elements. The block of the elements has room to grow by half, so that a thousand pushes copy a
 * few times only; it is replaced when it is too small, shrinks when less than a quarter is used, and nobody else has its reference.
 *
 * Invariant: elements from the length on are undefined, so that they keep nothing alive and growing shows none of them again.
 */
#include "app.h"

static uint32_t room_of(value array)
{
    const value elements = app_load(array, APP_ARRAY_ELEMENTS);
    return elements == 0 ? 0 : app_block_words(elements);
}

/* Copies as if all were read first. */
static void move(value *target, const value *source, uint32_t count)
{
    if (target <= source) {
        for (uint32_t i = 0; i < count; i++)
            target[i] = source[i];
    } else {
        while (count-- > 0)
            target[count] = source[count];
    }
}

static uint32_t roomy_for(uint32_t length)
{
    return length + length / 2 + 2;
}

/* Some room to grow; if the heap has not got that, what is needed. */
static value allocate_elements(uint32_t length)
{
    const value roomy = app_allocate(roomy_for(length), APP_WORDS);
    return roomy != 0 ? roomy : app_allocate(length, APP_WORDS);
}

static bool grow(value array, uint32_t length)
{
    const value elements = allocate_elements(length);
    if (elements == 0)
        return false;
    move(APP_WORDS_OF(elements), APP_WORDS_OF(app_load(array, APP_ARRAY_ELEMENTS)),
         (uint32_t)app_array_length(array));
    app_store(array, APP_ARRAY_ELEMENTS, elements);
    return true;
}

bool app_array_reserve(value array, value length)
{
    const uint32_t before = (uint32_t)app_array_length(array);
    if (length < 0 || ((uint32_t)length > room_of(array) && !grow(array, (uint32_t)length)))
        return false;
    app_store(array, APP_ARRAY_LENGTH, length);
    for (uint32_t i = (uint32_t)length; i < before; i++)
        app_store(app_load(array, APP_ARRAY_ELEMENTS), i, APP_UNDEFINED);
    if (roomy_for((uint32_t)length) < room_of(array) / 4)
        app_shrink(app_load(array, APP_ARRAY_ELEMENTS), roomy_for((uint32_t)length));
    return true;
}

bool app_array_append(value array, value what)
{
    const value length = app_array_length(array);
    if (length == INT32_MAX || !app_array_reserve(array, length + 1))
        return false;
    app_store(app_load(array, APP_ARRAY_ELEMENTS), length, what);
    return true;
}

/* Has the array elements from `from` to `from + count`? */
static bool has(value array, value from, value count)
{
    const value length = app_array_length(array);
    return from >= 0 && count >= 0 && from <= length && count <= length - from;
}

bool app_array_moved(value target, value at, value source, value from, value count)
{
    if (!has(target, at, count) || !has(source, from, count))
        return false;
    if (count > 0)
        move(APP_WORDS_OF(app_load(target, APP_ARRAY_ELEMENTS)) + at,
             APP_WORDS_OF(app_load(source, APP_ARRAY_ELEMENTS)) + from, (uint32_t)count);
    return true;
}
