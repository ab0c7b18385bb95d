/*
 * Texts made of other texts: repeated, padded, taken apart, put together, with parts replaced.
 */
#include "text-output.h"

/* Fills `length` bytes with the text, over and over. */
static void fill(uint8_t *to, value length, const struct app_text *with)
{
    for (value i = 0, from = 0; i < length; i++) {
        to[i] = with->bytes[from++];
        from = from == with->length ? 0 : from;
    }
}

value app_repeated(value text, value count)
{
    const struct app_text *const with = APP_TEXT_OF(text);
    const uint64_t length = (uint64_t)with->length * (uint64_t)count;
    struct app_text *const made = length > INT32_MAX ? NULL : app_text_new((uint32_t)length);
    if (made == NULL)
        return 0;
    fill(made->bytes, made->length, with);
    return APP_REFERENCE(made);
}

value app_padded(value text, value length, value filler, value side)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    const value more = length > whole->length ? length - whole->length : 0;
    if (more == 0 || app_length(filler) == 0)
        return text;
    struct app_text *const made = app_text_new((uint32_t)length);
    if (made == NULL)
        return 0;
    fill(side == APP_AT_START ? made->bytes : made->bytes + whole->length, more, APP_TEXT_OF(filler));
    __builtin_memcpy(side == APP_AT_START ? made->bytes + more : made->bytes, whole->bytes, (size_t)whole->length);
    return APP_REFERENCE(made);
}

/* Where the next piece ends: at the next separator, behind the next character if the separator is empty, at last at the end. */
static value piece_end(value text, value separator, value start)
{
    if (app_length(separator) == 0)
        return start + 1;
    const value end = app_index_of(text, separator, start);
    return end < 0 ? app_length(text) : end;
}

value app_split_at(value text, value separator, value limit)
{
    const value length = app_length(text), width = app_length(separator), pieces = app_allocate(APP_ARRAY_WORDS, APP_WORDS);
    if (pieces == 0)
        return 0;
    value start = 0;
    while (start <= length - (width == 0) && (uint32_t)app_array_length(pieces) < (uint32_t)limit) {
        const value end = piece_end(text, separator, start), piece = app_sliced(text, start, end);
        if (piece == 0 || !app_array_append(pieces, piece))
            return 0;
        start = end + width;
        if (end == length)
            break;
    }
    return pieces;
}

static void put_joined(struct app_output *output, value texts, const struct app_text *separator)
{
    for (value i = 0; i < app_array_length(texts); i++) {
        const struct app_text *const text = APP_TEXT_OF(app_load(app_load(texts, APP_ARRAY_ELEMENTS), i));
        if (i > 0)
            app_put(output, separator->bytes, separator->length);
        app_put(output, text->bytes, text->length);
    }
}

value app_joined(value texts, value separator)
{
    struct app_output output = {NULL, 0};
    put_joined(&output, texts, APP_TEXT_OF(separator));
    if (!app_output_begin(&output))
        return 0;
    put_joined(&output, texts, APP_TEXT_OF(separator));
    return APP_REFERENCE(output.text);
}

/* Where to look for the next part: behind this one, and if that is empty, behind the character that follows. */
static void put_replaced(struct app_output *output, value text, value part, value by, bool all)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    struct app_found found = {whole, 0, 0, NULL, 0};
    for (value from = 0; from <= whole->length && (all || from == 0); from = found.end + (app_length(part) == 0)) {
        const value start = app_index_of(text, part, from);
        if (start < 0)
            break;
        app_put(output, whole->bytes + found.end, start - found.end);
        found.start = start;
        found.end = start + app_length(part);
        app_put_replacement(output, &found, APP_TEXT_OF(by));
    }
    app_put(output, whole->bytes + found.end, whole->length - found.end);
}

value app_replaced(value text, value part, value by, value all)
{
    struct app_output output = {NULL, 0};
    put_replaced(&output, text, part, by, all);
    if (!app_output_begin(&output))
        return 0;
    put_replaced(&output, text, part, by, all);
    return APP_REFERENCE(output.text);
}
