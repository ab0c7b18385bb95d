/* The harness on the host: registers are traced by calls, panics by a function. */
#include <stdio.h>

#include "harness.h"

uint32_t conductor_host_read(uintptr_t address, unsigned width)
{
    return device_read((uint32_t)address, width);
}

void conductor_host_write(uintptr_t address, unsigned width, uint32_t value)
{
    device_write((uint32_t)address, width, value);
}

_Noreturn void conductor_panic(unsigned code, const char *reason)
{
    (void)reason;
    panicked(code);
}

void print(const char *text)
{
    fputs(text, stdout);
    fflush(stdout);
}

int main(void)
{
    return run_programs();
}
