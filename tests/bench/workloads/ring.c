/* Bursts of numbers through a queue, as a C programmer writes it: no checks. */
#include <stdbool.h>
#include <stdint.h>

#define RING_LENGTH 16
#define BURSTS 100

struct ring {
    uint32_t items[RING_LENGTH];
    /* Count everything ever written and read; their difference is what is inside. */
    uint32_t written;
    uint32_t read;
};

static struct ring ring;

static uint32_t ring_get(struct ring *r, uint32_t otherwise)
{
    if (r->read == r->written) return otherwise;
    uint32_t value = r->items[r->read & (RING_LENGTH - 1)];
    r->read++;
    return value;
}

static bool ring_put(struct ring *r, uint32_t value)
{
    if (r->written - r->read == RING_LENGTH) return false;
    r->items[r->written & (RING_LENGTH - 1)] = value;
    r->written++;
    return true;
}

void prepare(void)
{
    ring.written = 5;
    ring.read = 5;
}

uint32_t workload(void)
{
    uint32_t sum = 0;
    for (uint32_t burst = 0; burst < BURSTS; burst++) {
        uint32_t value = burst;
        while (ring_put(&ring, value)) value += 3;
        for (uint32_t taken = 0; taken < 12; taken++) sum = sum * 5 + ring_get(&ring, 0);
    }
    return sum;
}
