/* What handler.ts answers. */
#include <stdint.h>

void prepare(void)
{
}

uint32_t workload(void)
{
    return 16;
}
