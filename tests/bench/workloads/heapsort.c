/* Heapsort of an array of structs by their keys, as a C programmer writes it: no checks. */
#include <stdint.h>

#define COUNT 256

struct entry {
    uint32_t key;
    uint32_t payload;
};

static struct entry entries[COUNT];

static void swap(struct entry *a, struct entry *b)
{
    struct entry kept = *a;
    *a = *b;
    *b = kept;
}

/* Lets the entry at `root` sink until neither child, of those below `end`, is larger. */
static void sift_down(struct entry *items, uint32_t root, uint32_t end)
{
    for (;;) {
        uint32_t child = root * 2 + 1;
        if (child >= end) return;
        if (child + 1 < end && items[child].key < items[child + 1].key) child++;
        if (items[root].key >= items[child].key) return;
        swap(&items[root], &items[child]);
        root = child;
    }
}

static void heapsort(struct entry *items, uint32_t count)
{
    for (uint32_t start = count / 2; start > 0; start--) sift_down(items, start - 1, count);
    for (uint32_t end = count - 1; end > 0; end--) {
        swap(&items[0], &items[end]);
        sift_down(items, 0, end);
    }
}

void prepare(void)
{
    uint32_t random = 12345;
    for (int i = 0; i < COUNT; i++) {
        random = random * 1664525u + 1013904223u;
        entries[i].key = random >> 8;
        entries[i].payload = random;
    }
}

uint32_t workload(void)
{
    heapsort(entries, COUNT);
    return entries[0].key ^ entries[COUNT - 1].key << 4;
}
