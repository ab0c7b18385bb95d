/*
 * The collector: marks what is reachable, frees the rest.
 *
 * It cannot tell a number from a reference, so whatever could be one keeps a block alive. In blocks and globals a reference is the
 * address of a payload; a register or the stack may hold an address in the middle of a block, or behind its end, instead, because
 * the C compiler computes with addresses. Nothing is recursive and nothing is allocated: blocks whose words are still to be
 * read are a list through their own headers, whose sizes the bitmap of starts gives back.
 */
#include "heap.h"

/* The first of the list; `count` ends it. */
static uint32_t pending;

static uint32_t start_before(uint32_t word)
{
    const uint32_t *at = app_blocks.starts + word / 32;
    uint32_t bits = *at << (31 - word % 32);
    if (bits != 0)
        return word - (uint32_t)__builtin_clz(bits);
    while (*--at == 0)
        continue;
    return (uint32_t)(at - app_blocks.starts) * 32 + 31 - (uint32_t)__builtin_clz(*at);
}

static uint32_t start_behind(uint32_t word)
{
    do
        word++;
    while (word < app_blocks.count && !app_starts(word));
    return word;
}

static void mark(uint32_t block)
{
    const uint32_t header = app_blocks.words[block];
    const enum app_kind kind = app_kind_of(block);
    if (kind == APP_FREE || (header & APP_MARKED) != 0)
        return;
    if (kind == APP_WORDS) {
        app_blocks.words[block] = app_header(pending, kind) | APP_MARKED;
        pending = block;
    } else {
        app_blocks.words[block] = header | APP_MARKED;
    }
}

/* Bytes from the first block on; from `count` words on: it points elsewhere. */
static inline uint32_t offset_of(uint32_t word)
{
    return word - (uint32_t)(uintptr_t)app_blocks.words;
}

static void mark_reference(uint32_t word)
{
    const uint32_t offset = offset_of(word), payload = offset / sizeof(uint32_t);
    if (offset % sizeof(uint32_t) == 0 && payload > 0 && payload < app_blocks.count && app_starts(payload - 1))
        mark(payload - 1);
}

static void mark_references(const uint32_t *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        mark_reference(words[i]);
}

/* An address of a header may be the end of the block before. */
static void mark_address(uint32_t word)
{
    const uint32_t at = offset_of(word) / sizeof(uint32_t);
    if (at > app_blocks.count)
        return;
    if (at < app_blocks.count)
        mark(start_before(at));
    if (at > 0)
        mark(start_before(at - 1));
}

/* Also words that no variable has ever been in, which sanitizers would object to. */
__attribute__((noinline, no_sanitize("address"))) static void mark_stack(void)
{
    const uint32_t *const end = app_stack_base;
    for (const uint32_t *at = __builtin_frame_address(0); at < end; at++)
        mark_address(*at);
}

static void read_pending(void)
{
    while (pending < app_blocks.count) {
        const uint32_t block = pending, end = start_behind(block);
        pending = app_size_of(block);
        app_blocks.words[block] = app_header(end - block, APP_WORDS) | APP_MARKED;
        mark_references(app_blocks.words + block + 1, end - block - 1);
    }
}

/* Joins a free block with the free ones and the garbage behind it; where the next block starts. */
static uint32_t free_run(uint32_t block)
{
    uint32_t end = block + app_size_of(block);
    while (end < app_blocks.count && (app_blocks.words[end] & APP_MARKED) == 0) {
        app_clear_start(end);
        end += app_size_of(end);
    }
    app_blocks.words[block] = app_header(end - block, APP_FREE);
    APP_FORBID(app_blocks.words + block + 1, end - block - 1);
    return end;
}

static void sweep(void)
{
    uint32_t used = 0;
    app_blocks.first_free = app_blocks.count;
    for (uint32_t block = 0; block < app_blocks.count;) {
        if ((app_blocks.words[block] & APP_MARKED) != 0) {
            app_blocks.words[block] &= ~APP_MARKED;
            used += app_size_of(block);
            block += app_size_of(block);
        } else {
            if (app_blocks.first_free == app_blocks.count)
                app_blocks.first_free = block;
            block = free_run(block);
        }
    }
    app_heap_facts.used = used * sizeof(uint32_t);
}

void app_collect(bool stack)
{
    app_heap_facts.collections++;
    pending = app_blocks.count;
    mark_references((const uint32_t *)app_globals, app_global_count);
    mark_references((const uint32_t *)app_kept, APP_KEPT_COUNT);
    mark_reference((uint32_t)app_thrown_value);
    if (stack) {
        /* Has the compiler put all registers that callers may still need on the stack. */
        __builtin_unwind_init();
        mark_stack();
    }
    read_pending();
    sweep();
}
