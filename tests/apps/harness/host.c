/* The stand-in on the host. */
#include <stdio.h>
#include <stdlib.h>

#include "world.h"

enum { STATUS_FAULTED = 70 };

_Noreturn void app_host_fault(enum app_fault code, const char *file, int line)
{
    fflush(stdout);
    fprintf(stderr, "fault %d %s:%d\n", (int)code, file, line);
    exit(STATUS_FAULTED);
}

_Noreturn void app_host_fault_at(enum app_fault code, const void *address)
{
    fflush(stdout);
    fprintf(stderr, "fault %d %p\n", (int)code, address);
    exit(STATUS_FAULTED);
}

void platform_print(const char *bytes, uint32_t length)
{
    fwrite(bytes, 1, length, stdout);
}

int main(void)
{
    world_run();
    return 0;
}
