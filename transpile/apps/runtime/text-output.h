/*
 * Writing a text whose length is not known before: once to measure, once to write. So nothing is allocated but the text itself.
 */
#ifndef CONDUCTOR_APP_TEXT_OUTPUT_H
#define CONDUCTOR_APP_TEXT_OUTPUT_H

#include "text.h"

/* Where it goes; NULL: only measured. */
struct app_output {
    struct app_text *text;
    uint64_t length; /* of what was put; 64 bits, so that no sum of lengths can be wrong */
};

void app_put(struct app_output *output, const uint8_t *bytes, value length);
/* Allocates what was measured and starts again from its beginning; false: no room. */
bool app_output_begin(struct app_output *output);

/* What is replaced: a part of a text, and the starts and ends of the groups that were found in it. */
struct app_found {
    const struct app_text *text;
    value start, end;
    const uint16_t *groups;
    value count;
};
/* Puts what replaces it, with what `$` stands for in it. */
void app_put_replacement(struct app_output *output, const struct app_found *found, const struct app_text *by);

#endif
