/* The simulated chip of the workloads: labels for the profiler, the end of the run, and what the compiler calls. Included once. */
#include <stddef.h>
#include <stdint.h>

extern char stack_top[];

static _Noreturn void leave(uint32_t status)
{
    uint32_t block[] = {0x20026u, status};
    register uint32_t operation __asm__("r0") = 0x20;
    register uint32_t *argument __asm__("r1") = block;
    __asm__ volatile("bkpt 0xab" : : "r"(operation), "r"(argument) : "memory");
    for (;;) {}
}

#define LABEL(name) __asm__ volatile(".global " #name "\n.thumb_func\n" #name ":" : : : "memory")

static void start(void);

static void fault(void)
{
    leave(2);
}

__attribute__((section(".vectors"), used)) static const void *const vectors[] = {stack_top, start, fault, fault};

/* What the compiler calls for copies and clears. */
void *memcpy(void *target, const void *source, size_t size)
{
    for (size_t i = 0; i < size; i++) ((uint8_t *)target)[i] = ((const uint8_t *)source)[i];
    return target;
}
void *memset(void *target, int value, size_t size)
{
    for (size_t i = 0; i < size; i++) ((uint8_t *)target)[i] = (uint8_t)value;
    return target;
}
