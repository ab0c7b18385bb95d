/*
 * Making texts: of bytes, of two others, of a part of one. What needs no new block gets none: a text never changes.
 */
#include "text.h"

static const struct app_text empty = {0, {}};

struct app_text *app_text_new(uint32_t length)
{
    if (length > INT32_MAX)
        return NULL;
    const value text = app_allocate(1 + (length + 3) / 4, APP_BYTES);
    if (text == 0)
        return NULL;
    struct app_text *const made = (struct app_text *)APP_WORDS_OF(text);
    made->length = (int32_t)length;
    return made;
}

value app_text_from(const uint8_t *bytes, uint32_t length)
{
    if (length == 0)
        return APP_REFERENCE(&empty);
    struct app_text *const made = app_text_new(length);
    if (made == NULL)
        return 0;
    __builtin_memcpy(made->bytes, bytes, length);
    return APP_REFERENCE(made);
}

value app_text_of_character(value code)
{
    const uint8_t byte = (uint8_t)code;
    return app_text_from(&byte, 1);
}

value app_concatenated(value a, value b)
{
    const struct app_text *const left = APP_TEXT_OF(a), *const right = APP_TEXT_OF(b);
    if (left->length == 0)
        return b;
    if (right->length == 0)
        return a;
    struct app_text *const made = app_text_new((uint32_t)left->length + (uint32_t)right->length);
    if (made == NULL)
        return 0;
    __builtin_memcpy(made->bytes, left->bytes, (size_t)left->length);
    __builtin_memcpy(made->bytes + left->length, right->bytes, (size_t)right->length);
    return APP_REFERENCE(made);
}

/* The characters from `start` until before `end`, which are within the text; none if `end` comes first. */
static value part_of(value text, value start, value end)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    if (start == 0 && end == whole->length)
        return text;
    return app_text_from(whole->bytes + start, start < end ? (uint32_t)(end - start) : 0);
}

static value clamp(value index, value length)
{
    return index < 0 ? 0 : index > length ? length : index;
}

/* Below 0: counted from the end. */
static value place(value index, value length)
{
    return clamp(index < 0 ? index + length : index, length);
}

value app_sliced(value text, value start, value end)
{
    const value length = app_length(text);
    return part_of(text, place(start, length), place(end, length));
}

value app_substring_of(value text, value start, value end)
{
    const value length = app_length(text), one = clamp(start, length), other = clamp(end, length);
    return one < other ? part_of(text, one, other) : part_of(text, other, one);
}

value app_character_text_at(value text, value index)
{
    if (index < 0 || index >= app_length(text))
        return APP_REFERENCE(&empty);
    return part_of(text, index, index + 1);
}
