/*
 * Numbers as texts, and texts as numbers.
 */
#include "text.h"

enum { DECIMAL = 10, HEXADECIMAL = 16, SMALLEST_RADIX = 2, LARGEST_RADIX = 36, LONGEST = 33 };

/* Writes the digits before `end`; where they begin. */
static uint8_t *digits_before(uint8_t *end, value number, uint32_t radix)
{
    uint32_t rest = number < 0 ? 0u - (uint32_t)number : (uint32_t)number;
    do {
        const uint32_t digit = rest % radix;
        *--end = (uint8_t)(digit < DECIMAL ? '0' + digit : 'a' + digit - DECIMAL);
        rest /= radix;
    } while (rest != 0);
    if (number < 0)
        *--end = '-';
    return end;
}

value app_text_of(value number, value radix)
{
    uint8_t bytes[LONGEST], *const end = bytes + LONGEST;
    if (radix < SMALLEST_RADIX || radix > LARGEST_RADIX)
        return APP_NO_TEXT;
    const uint8_t *const start = digits_before(end, number, (uint32_t)radix);
    return app_text_from(start, (uint32_t)(end - start));
}

void app_print_number(value number)
{
    uint8_t bytes[LONGEST], *const end = bytes + LONGEST;
    const uint8_t *const start = digits_before(end, number, DECIMAL);
    app_write(start, (uint32_t)(end - start));
}

/* A text that is read from its start. */
struct reader {
    const uint8_t *at, *end;
};

static struct reader reader_of(value text)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    struct reader reader = {whole->bytes, whole->bytes + whole->length};
    while (reader.at < reader.end && app_is_space(*reader.at))
        reader.at++;
    return reader;
}

/* Takes the next character if it is this one. */
static bool takes(struct reader *reader, uint8_t c)
{
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

/* Takes "0x" or another such prefix; `letter` is the small one. */
static bool takes_prefix(struct reader *reader, uint8_t letter)
{
    if (reader->end - reader->at < 2 || reader->at[0] != '0' || (reader->at[1] | 0x20) != letter)
        return false;
    reader->at += 2;
    return true;
}

/* What the character is worth as a digit, LARGEST_RADIX and more: nothing. */
static uint32_t digit_of(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const uint8_t small = c | 0x20;
    return small >= 'a' && small <= 'z' ? small - 'a' + DECIMAL : LARGEST_RADIX;
}

/* Takes digits; false: there is none, or the number is none of ours. */
static bool takes_digits(struct reader *reader, uint32_t radix, bool negative, value *number)
{
    const uint8_t *const start = reader->at;
    uint64_t sum = 0;
    while (reader->at < reader->end && digit_of(*reader->at) < radix) {
        sum = sum * radix + digit_of(*reader->at++);
        if (sum > (uint64_t)INT32_MAX + negative)
            return false;
    }
    *number = (value)(negative ? 0u - (uint32_t)sum : (uint32_t)sum);
    return reader->at != start;
}

value app_parsed_integer(value text, value radix, bool *valid)
{
    struct reader reader = reader_of(text);
    value number = 0;
    const bool negative = takes(&reader, '-');
    if (!negative)
        takes(&reader, '+');
    if ((radix == 0 || radix == HEXADECIMAL) && takes_prefix(&reader, 'x'))
        radix = HEXADECIMAL;
    radix = radix == 0 ? DECIMAL : radix;
    *valid = radix >= SMALLEST_RADIX && radix <= LARGEST_RADIX && takes_digits(&reader, (uint32_t)radix, negative, &number);
    return number;
}

value app_parsed_number(value text, bool *valid)
{
    struct reader reader = reader_of(text);
    value number = 0;
    *valid = true;
    if (reader.at == reader.end)
        return number;
    const uint32_t radix = takes_prefix(&reader, 'x') ? 16 : takes_prefix(&reader, 'o') ? 8 : takes_prefix(&reader, 'b') ? 2 : 0;
    const bool negative = radix == 0 && takes(&reader, '-');
    if (radix == 0 && !negative)
        takes(&reader, '+');
    *valid = takes_digits(&reader, radix == 0 ? DECIMAL : radix, negative, &number);
    while (reader.at < reader.end && app_is_space(*reader.at))
        reader.at++;
    *valid &= reader.at == reader.end;
    return number;
}

/* Skips digits; whether there is one. */
static bool skips_digits(struct reader *reader, uint32_t radix)
{
    const uint8_t *const start = reader->at;
    while (reader->at < reader->end && digit_of(*reader->at) < radix)
        reader->at++;
    return reader->at != start;
}

static void skip_sign(struct reader *reader)
{
    if (!takes(reader, '-'))
        takes(reader, '+');
}

bool app_is_integer_text(value text, value radix)
{
    struct reader reader = reader_of(text);
    skip_sign(&reader);
    if ((radix == 0 || radix == HEXADECIMAL) && takes_prefix(&reader, 'x'))
        radix = HEXADECIMAL;
    radix = radix == 0 ? DECIMAL : radix;
    return radix >= SMALLEST_RADIX && radix <= LARGEST_RADIX && skips_digits(&reader, (uint32_t)radix);
}

/* Digits with a point and an exponent, or Infinity. */
static bool skips_decimal(struct reader *reader)
{
    static const uint8_t infinity[] = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};
    skip_sign(reader);
    if (takes(reader, infinity[0])) {
        for (uint32_t i = 1; i < sizeof infinity; i++)
            if (!takes(reader, infinity[i]))
                return false;
        return true;
    }
    const bool whole = skips_digits(reader, DECIMAL);
    const bool fraction = takes(reader, '.') && skips_digits(reader, DECIMAL);
    if (!whole && !fraction)
        return false;
    if (!takes(reader, 'e') && !takes(reader, 'E'))
        return true;
    skip_sign(reader);
    return skips_digits(reader, DECIMAL);
}

bool app_is_number_text(value text)
{
    struct reader reader = reader_of(text);
    if (reader.at == reader.end)
        return true;
    const uint32_t radix = takes_prefix(&reader, 'x') ? 16 : takes_prefix(&reader, 'o') ? 8 : takes_prefix(&reader, 'b') ? 2 : 0;
    if (!(radix == 0 ? skips_decimal(&reader) : skips_digits(&reader, radix)))
        return false;
    while (reader.at < reader.end && app_is_space(*reader.at))
        reader.at++;
    return reader.at == reader.end;
}
