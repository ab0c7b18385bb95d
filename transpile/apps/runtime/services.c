/* Calls of services, as the generated modules make them. */
#include "app.h"

value app_called(uint32_t service, uint32_t method, value words, const struct app_text *text)
{
    uint32_t *const elements = (uint32_t *)APP_WORDS_OF(app_load(words, APP_ARRAY_ELEMENTS));
    const uint32_t count = (uint32_t)app_array_length(words);
    return (value)app_world_call(service, method, elements, count, text->bytes, (uint32_t)text->length);
}
