/*
 * Texts as JSON has them. What is around them (numbers, brackets, commas) is printed by the compiled program.
 */
#include "text.h"

enum { FIRST_PRINTABLE = 0x20, LONGEST_ESCAPE = 6 };

static uint8_t hexadecimal(uint32_t digit)
{
    return (uint8_t)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}

/* Writes what stands for the character; how many bytes that are. */
static uint32_t escape(uint8_t c, uint8_t *to)
{
    static const uint8_t letters[] = {'b', 't', 'n', 0, 'f', 'r'}; /* of U+0008 and on */
    if (c >= FIRST_PRINTABLE && c != '"' && c != '\\') {
        to[0] = c;
        return 1;
    }
    const uint8_t letter = c >= FIRST_PRINTABLE ? c : c >= '\b' && c <= '\r' ? letters[c - '\b'] : 0;
    to[0] = '\\';
    if (letter != 0) {
        to[1] = letter;
        return 2;
    }
    to[1] = 'u';
    to[2] = to[3] = '0';
    to[4] = hexadecimal(c >> 4);
    to[5] = hexadecimal(c & 15);
    return LONGEST_ESCAPE;
}

value app_json_of(value text)
{
    const struct app_text *const from = APP_TEXT_OF(text);
    uint8_t escaped[LONGEST_ESCAPE];
    uint32_t length = 2;
    for (value i = 0; i < from->length; i++)
        length += escape(from->bytes[i], escaped);
    struct app_text *const made = app_text_new(length);
    if (made == NULL)
        return 0;
    uint8_t *to = made->bytes;
    *to++ = '"';
    for (value i = 0; i < from->length; i++)
        to += escape(from->bytes[i], to);
    *to = '"';
    return APP_REFERENCE(made);
}
