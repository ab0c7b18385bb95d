/*
 * Writing texts, and what the marks in a replacement stand for (GetSubstitution of the language's definition).
 */
#include "text-output.h"

#include "pattern.h"

void app_put(struct app_output *output, const uint8_t *bytes, value length)
{
    if (output->text != NULL)
        __builtin_memcpy(output->text->bytes + output->length, bytes, (size_t)length);
    output->length += (uint64_t)length;
}

bool app_output_begin(struct app_output *output)
{
    output->text = output->length > INT32_MAX ? NULL : app_text_new((uint32_t)output->length);
    output->length = 0;
    return output->text != NULL;
}

static value digit_at(const struct app_text *text, value index)
{
    const int digit = index < text->length ? text->bytes[index] - '0' : -1;
    return digit >= 0 && digit <= 9 ? digit : -1;
}

/* Puts the group whose number begins at `index`; how many digits that has, 0: there is no such group. */
static value put_group(struct app_output *output, const struct app_found *found, const struct app_text *by, value index)
{
    const value first = digit_at(by, index), second = digit_at(by, index + 1);
    const bool both = second >= 0 && first * 10 + second <= found->count;
    const value group = both ? first * 10 + second : first;
    if (group < 1 || group > found->count)
        return 0;
    const uint16_t *const places = found->groups + 2 * (group - 1);
    if (places[0] != APP_NO_POSITION)
        app_put(output, found->text->bytes + places[0], places[1] - places[0]);
    return both ? 2 : 1;
}

/* Puts what the mark at `index`, behind a `$`, stands for; how many characters it has, 0: it is none. */
static value put_mark(struct app_output *output, const struct app_found *found, const struct app_text *by, value index)
{
    const struct app_text *const text = found->text;
    switch (index < by->length ? by->bytes[index] : 0) {
    case '$':
        app_put(output, (const uint8_t *)"$", 1);
        return 1;
    case '&':
        app_put(output, text->bytes + found->start, found->end - found->start);
        return 1;
    case '`':
        app_put(output, text->bytes, found->start);
        return 1;
    case '\'':
        app_put(output, text->bytes + found->end, text->length - found->end);
        return 1;
    default:
        return put_group(output, found, by, index);
    }
}

void app_put_replacement(struct app_output *output, const struct app_found *found, const struct app_text *by)
{
    for (value i = 0; i < by->length;) {
        const value mark = by->bytes[i] == '$' ? put_mark(output, found, by, i + 1) : 0;
        if (mark == 0)
            app_put(output, by->bytes + i, 1);
        i += 1 + mark;
    }
}
