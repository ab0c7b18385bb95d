/*
 * The keys of a Record in the order in which JavaScript lists the properties of an object: those that could be indices of an array
 * first and in ascending order, then the others as they came.
 */
#include "dictionary.h"

#include "text.h"

/* The largest index is one less than the largest length, 2^32-1. */
static const uint8_t largest[] = "4294967294";
enum { LONGEST = sizeof largest - 1 };

static bool is_index(value key)
{
    const struct app_text *const text = APP_TEXT_OF(key);
    if (text->length == 0 || text->length > LONGEST || (text->bytes[0] == '0' && text->length > 1))
        return false;
    for (value i = 0; i < text->length; i++)
        if (text->bytes[i] < '0' || text->bytes[i] > '9')
            return false;
    return text->length < LONGEST || __builtin_memcmp(text->bytes, largest, LONGEST) <= 0;
}

/* Of two indices; without leading zeros the longer one is the larger. */
static bool is_below(value a, value b)
{
    const value lengths = app_length(a) - app_length(b);
    return lengths != 0 ? lengths < 0 : app_compared(a, b) < 0;
}

value app_dictionary_keys_of(value dictionary)
{
    const value keys = app_allocate(APP_ARRAY_WORDS, APP_WORDS), walk = app_dictionary_walk_of(dictionary);
    if (keys == 0 || walk == 0 || !app_array_reserve(keys, app_dictionary_count(dictionary)))
        return 0;
    value *const elements = APP_WORDS_OF(app_load(keys, APP_ARRAY_ELEMENTS));
    for (value count = 0, indices = 0; app_dictionary_next(walk); count++) {
        const value key = app_dictionary_key(walk);
        value place = count;
        if (is_index(key)) {
            for (place = indices++; place > 0 && is_below(key, elements[place - 1]);)
                place--;
            for (value i = count; i > place; i--)
                elements[i] = elements[i - 1];
        }
        elements[place] = key;
    }
    return keys;
}
