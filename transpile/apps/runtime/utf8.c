/* U+0080 to U+00FF are two bytes: one of two that lead, and the lower six bits. */
#include "utf8.h"

enum { LEAD_LOW = 0xc2, LEAD_HIGH = 0xc3, NEXT = 0x80, NEXT_BITS = 0x3f };

static bool is_lead(uint8_t byte)
{
    return byte == LEAD_LOW || byte == LEAD_HIGH;
}

int32_t app_utf8_count(const uint8_t *bytes, uint32_t length)
{
    int32_t count = 0;
    for (uint32_t i = 0; i < length; i++, count++) {
        if (bytes[i] < NEXT)
            continue;
        if (!is_lead(bytes[i]) || ++i == length || (bytes[i] & ~NEXT_BITS) != NEXT)
            return -1;
    }
    return count;
}

value app_text_from_utf8(const uint8_t *bytes, int32_t count)
{
    struct app_text *const text = app_text_new((uint32_t)count);
    if (text == NULL)
        return 0;
    for (int32_t i = 0; i < count; i++) {
        const uint8_t first = *bytes++;
        text->bytes[i] = first < NEXT ? first : (uint8_t)(*bytes++ + (first == LEAD_HIGH ? NEXT_BITS + 1 : 0));
    }
    return APP_REFERENCE(text);
}

static uint32_t encoded_length(const struct app_text *text)
{
    uint32_t length = 0;
    for (int32_t i = 0; i < text->length; i++)
        length += text->bytes[i] < NEXT ? 1 : 2;
    return length;
}

value app_text_to_utf8(value reference)
{
    const struct app_text *const text = APP_TEXT_OF(reference);
    const uint32_t length = encoded_length(text);
    if (length == (uint32_t)text->length)
        return reference;
    struct app_text *const encoded = app_text_new(length);
    if (encoded == NULL)
        return 0;
    uint8_t *target = encoded->bytes;
    for (int32_t i = 0; i < text->length; i++) {
        const uint8_t character = text->bytes[i];
        if (character >= NEXT)
            *target++ = character > (NEXT | NEXT_BITS) ? LEAD_HIGH : LEAD_LOW;
        *target++ = character < NEXT ? character : NEXT | (character & NEXT_BITS);
    }
    return APP_REFERENCE(encoded);
}
