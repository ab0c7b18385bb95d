/* A block that becomes smaller where it is. What it gives back is a free block of its own until the next collection. */
#include "heap.h"

void app_shrink(value reference, uint32_t count)
{
    const uint32_t block = (uint32_t)(APP_WORDS_OF(reference) - (value *)app_blocks.words) - 1, rest = block + count + 1;
    const uint32_t given_back = block + app_size_of(block) - rest;
    app_blocks.words[block] = app_header(count + 1, app_kind_of(block));
    app_blocks.words[rest] = app_header(given_back, APP_FREE);
    app_set_start(rest);
    APP_FORBID(app_blocks.words + rest + 1, given_back - 1);
    if (rest < app_blocks.first_free)
        app_blocks.first_free = rest;
    app_heap_facts.used -= given_back * sizeof(uint32_t);
}
