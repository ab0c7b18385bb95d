/*
 * Capitals, small letters and white space, as Unicode has them up to U+00FF.
 */
#include "text.h"

enum { SHARP_S = 0xdf, MICRO = 0xb5, Y_DIAERESIS = 0xff, TIMES = 0xd7, DIVIDED = 0xf7, NO_BREAK_SPACE = 0xa0, CASE = 0x20 };

static bool is_small(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xe0 && c != DIVIDED);
}

static bool is_capital(uint8_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < SHARP_S && c != TIMES);
}

value app_upper_cased(value text)
{
    const struct app_text *const from = APP_TEXT_OF(text);
    uint32_t length = (uint32_t)from->length;
    for (value i = 0; i < from->length; i++) {
        if (from->bytes[i] == MICRO || from->bytes[i] == Y_DIAERESIS)
            return APP_NO_TEXT;
        length += from->bytes[i] == SHARP_S;
    }
    struct app_text *const made = app_text_new(length);
    if (made == NULL)
        return 0;
    uint8_t *to = made->bytes;
    for (value i = 0; i < from->length; i++) {
        const uint8_t c = from->bytes[i];
        if (c == SHARP_S)
            *to++ = 'S';
        *to++ = c == SHARP_S ? 'S' : is_small(c) ? c - CASE : c;
    }
    return APP_REFERENCE(made);
}

value app_lower_cased(value text)
{
    const struct app_text *const from = APP_TEXT_OF(text);
    struct app_text *const made = app_text_new((uint32_t)from->length);
    if (made == NULL)
        return 0;
    for (value i = 0; i < from->length; i++)
        made->bytes[i] = is_capital(from->bytes[i]) ? from->bytes[i] + CASE : from->bytes[i];
    return APP_REFERENCE(made);
}

bool app_is_space(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == NO_BREAK_SPACE;
}

value app_trimmed(value text, value sides)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    value start = 0, end = whole->length;
    if (sides & APP_AT_START)
        while (start < end && app_is_space(whole->bytes[start]))
            start++;
    if (sides & APP_AT_END)
        while (start < end && app_is_space(whole->bytes[end - 1]))
            end--;
    return app_sliced(text, start, end);
}
