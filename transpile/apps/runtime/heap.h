/*
 * How the heap's memory is laid out: for allocation (heap.c), the collector (collector.c) and shrink.c, and nobody else.
 *
 * The memory begins with a bitmap of where blocks start, one bit for each word behind it; blocks follow one another without gaps. A
 * block is a header word and its payload. The bitmap tells which block an address points into, and where a block ends;
 * so the collector may use the size in a header for something else for a while.
 *
 * Invariants, but while the collector runs: the first block starts at word 0, the header of each says where the next starts, the last
 * ends at `count`, no block in use is marked. Blocks are numbered by the word of their header.
 */
#ifndef CONDUCTOR_APP_HEAP_H
#define CONDUCTOR_APP_HEAP_H

#include "app.h"

struct app_blocks {
    uint32_t *starts;
    uint32_t *words;
    uint32_t count;
    /* No free block is below. */
    uint32_t first_free;
};
extern struct app_blocks app_blocks;

/* Before any other use of the heap: one free block. */
void app_heap_open(void);

/* Where the stack of the running handler begins: nothing at or above it is the app's (handlers.c). */
extern const void *app_stack_base;

enum { APP_KIND_BITS = 3u, APP_MARKED = 4u, APP_SIZE_SHIFT = 3 };

/* The header of a block of `size` words, itself included. */
static inline uint32_t app_header(uint32_t size, enum app_kind kind)
{
    return size << APP_SIZE_SHIFT | kind;
}

static inline enum app_kind app_kind_of(uint32_t block)
{
    return (enum app_kind)(app_blocks.words[block] & APP_KIND_BITS);
}

static inline uint32_t app_size_of(uint32_t block)
{
    return app_blocks.words[block] >> APP_SIZE_SHIFT;
}

static inline bool app_starts(uint32_t word)
{
    return app_blocks.starts[word / 32] >> word % 32 & 1u;
}

static inline void app_set_start(uint32_t word)
{
    app_blocks.starts[word / 32] |= 1u << word % 32;
}

static inline void app_clear_start(uint32_t word)
{
    app_blocks.starts[word / 32] &= ~(1u << word % 32);
}

/* Under the address sanitizer nobody may touch what is free. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define APP_FORBID(words, count) ASAN_POISON_MEMORY_REGION((words), (count) * sizeof(uint32_t))
#define APP_PERMIT(words, count) ASAN_UNPOISON_MEMORY_REGION((words), (count) * sizeof(uint32_t))
#else
#define APP_FORBID(words, count) ((void)0)
#define APP_PERMIT(words, count) ((void)0)
#endif

#endif
