/*
 * Allocation: the first free block that is large enough, of which the rest stays free. The collector is what frees, and what
 * joins free neighbours; it runs when nothing fits (built with APP_STRESS: always, so that a reference that it cannot see is found).
 */
#include "heap.h"

struct app_blocks app_blocks;
struct app_heap_facts app_heap_facts;

void app_heap_open(void)
{
    const uint32_t all = app_heap_bytes / sizeof(uint32_t);
    const uint32_t bitmap = (all + 32) / 33;
    app_blocks = (struct app_blocks){.starts = app_heap, .words = app_heap + bitmap, .count = all - bitmap};
    app_heap_facts = (struct app_heap_facts){.size = app_blocks.count * sizeof(uint32_t)};
    for (uint32_t i = 0; i < bitmap; i++)
        app_blocks.starts[i] = 0;
    app_set_start(0);
    app_blocks.words[0] = app_header(app_blocks.count, APP_FREE);
    APP_FORBID(app_blocks.words + 1, app_blocks.count - 1);
}

/* The first free block of at least `size` words; `count` if there is none. */
static uint32_t find_free(uint32_t size)
{
    uint32_t block = app_blocks.first_free;
    while (block < app_blocks.count && (app_kind_of(block) != APP_FREE || app_size_of(block) < size))
        block += app_size_of(block);
    return block;
}

static void take(uint32_t block, uint32_t size, enum app_kind kind)
{
    const uint32_t rest = app_size_of(block) - size;
    uint32_t *const words = app_blocks.words + block;
    APP_PERMIT(words, rest == 0 ? size : size + 1);
    if (rest > 0) {
        words[size] = app_header(rest, APP_FREE);
        app_set_start(block + size);
    }
    words[0] = app_header(size, kind);
    for (uint32_t i = 1; i < size; i++)
        words[i] = 0;
}

static void count_allocation(uint32_t size)
{
    app_heap_facts.allocations++;
    app_heap_facts.used += size * sizeof(uint32_t);
    if (app_heap_facts.used > app_heap_facts.peak)
        app_heap_facts.peak = app_heap_facts.used;
}

value app_allocate(uint32_t count, enum app_kind kind)
{
    /* A reference to nothing would be the address of the next block's header. */
    const uint32_t size = count == 0 ? 2 : count + 1;
    if (count >= app_blocks.count)
        return 0;
#ifdef APP_STRESS
    app_collect(true);
#endif
    uint32_t block = find_free(size);
    if (block == app_blocks.count) {
        app_collect(true);
        block = find_free(size);
        if (block == app_blocks.count)
            return 0;
    }
    if (block == app_blocks.first_free)
        app_blocks.first_free += size;
    take(block, size, kind);
    count_allocation(size);
    return APP_REFERENCE(app_blocks.words + block + 1);
}

uint32_t app_block_words(value reference)
{
    return app_size_of((uint32_t)(APP_WORDS_OF(reference) - (value *)app_blocks.words) - 1) - 1;
}
