/*
 * Comparing and finding texts. Nothing of it allocates.
 */
#include "text.h"

static bool equal(const uint8_t *a, const uint8_t *b, value length)
{
    return __builtin_memcmp(a, b, (size_t)length) == 0;
}

bool app_same(value a, value b)
{
    const struct app_text *const left = APP_TEXT_OF(a), *const right = APP_TEXT_OF(b);
    return a == b || (left->length == right->length && equal(left->bytes, right->bytes, left->length));
}

value app_compared(value a, value b)
{
    const struct app_text *const left = APP_TEXT_OF(a), *const right = APP_TEXT_OF(b);
    for (value i = 0; i < left->length && i < right->length; i++)
        if (left->bytes[i] != right->bytes[i])
            return left->bytes[i] - right->bytes[i];
    return left->length - right->length;
}

/* Is `part` in the text at `index`? Nothing is outside of it. */
static bool is_at(value text, value part, value index)
{
    const struct app_text *const whole = APP_TEXT_OF(text), *const wanted = APP_TEXT_OF(part);
    return index >= 0 && index <= whole->length - wanted->length && equal(whole->bytes + index, wanted->bytes, wanted->length);
}

value app_index_of(value text, value part, value from)
{
    const value last = app_length(text) - app_length(part);
    /* The empty text is found wherever one looks for it, at the latest at the end. */
    if (app_length(part) == 0 && from > last)
        from = last;
    for (value i = from < 0 ? 0 : from; i <= last; i++)
        if (is_at(text, part, i))
            return i;
    return -1;
}

value app_last_index_of(value text, value part, value from)
{
    const value last = app_length(text) - app_length(part);
    from = from < 0 ? 0 : from;
    for (value i = from < last ? from : last; i >= 0; i--)
        if (is_at(text, part, i))
            return i;
    return -1;
}

bool app_starts_with(value text, value part, value from)
{
    const value length = app_length(text);
    return is_at(text, part, from < 0 ? 0 : from > length ? length : from);
}

bool app_ends_with(value text, value part, value end)
{
    const value length = app_length(text);
    return is_at(text, part, (end < 0 ? 0 : end > length ? length : end) - app_length(part));
}
