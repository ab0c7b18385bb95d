/*
 * The harness on a simulated Cortex-M4, with nothing replaced: a panic is the undefined instruction that the chip would
 * see, and register accesses are the loads and stores that the compiler made. The MPU forbids the device's page; the
 * handler of that fault decodes the instruction, does the access in the device model, and goes on after it.
 */
#include <stddef.h>

#include "harness.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define SCB_SHCSR REGISTER(0xe000ed24u)
#define SCB_CFSR REGISTER(0xe000ed28u)
#define SCB_MMFAR REGISTER(0xe000ed34u)
#define SCB_CPACR REGISTER(0xe000ed88u)
#define MPU_CTRL REGISTER(0xe000ed94u)
#define MPU_RNR REGISTER(0xe000ed98u)
#define MPU_RBAR REGISTER(0xe000ed9cu)
#define MPU_RASR REGISTER(0xe000eda0u)

extern char stack_top[], bss_start[], bss_end[];

/* ---------------------------------------------------------------------------------------- semihosting */

static int semihosting(int operation, const void *argument)
{
    register int r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void print(const char *text)
{
    static int handle = -1;
    if (handle < 0) handle = semihosting(1, (const void *[]){":tt", (void *)4, (void *)3});
    size_t length = 0;
    while (text[length]) length++;
    semihosting(5, (const void *[]){(void *)handle, text, (void *)length});
}

static _Noreturn void leave(uint32_t code)
{
    semihosting(0x20, (uint32_t[]){0x20026u, code});
    for (;;) {}
}

/* --------------------------------------------------------------------------------------------- faults */

/* As the processor and the entry code below store them. */
struct frame {
    uint32_t r4_r11[8];
    uint32_t r0_r3[4];
    uint32_t r12, lr, pc, xpsr;
};

static uint32_t *register_of(struct frame *frame, unsigned number)
{
    if (number < 4) return &frame->r0_r3[number];
    if (number < 12) return &frame->r4_r11[number - 4];
    return number == 12 ? &frame->r12 : &frame->lr;
}

struct access {
    unsigned target, bits, instruction_bytes;
    int is_store, is_signed;
};

/* Loads and stores of one register, in all encodings that may reach a volatile field. */
static int decode(const uint16_t *pc, struct access *access)
{
    unsigned first = pc[0], second = pc[1];
    access->instruction_bytes = 2;
    access->target = first & 7u;
    access->is_signed = 0;
    switch (first >> 11) {
    case 12: case 13: access->bits = 32; access->is_store = first >> 11 == 12; return 1;
    case 14: case 15: access->bits = 8; access->is_store = first >> 11 == 14; return 1;
    case 16: case 17: access->bits = 16; access->is_store = first >> 11 == 16; return 1;
    case 10: case 11: {
        static const uint8_t bits[] = {32, 16, 8, 8, 32, 16, 8, 16};
        unsigned operation = first >> 9 & 7u;
        access->bits = bits[operation];
        access->is_store = operation < 3;
        access->is_signed = operation == 3 || operation == 7;
        return 1;
    }
    case 31:
        access->instruction_bytes = 4;
        access->target = second >> 12;
        access->bits = 8u << (first >> 5 & 3u);
        access->is_store = !(first >> 4 & 1u);
        access->is_signed = first >> 8 & 1u;
        return access->bits <= 32 && (first & 0xfe00u) == 0xf800u;
    default: return 0;
    }
}

/* The base register of a load or store with write-back moves, before or after the access. */
static void write_back(struct frame *frame, const uint16_t *pc, uint32_t address)
{
    int is_short = pc[0] >> 11 != 31, has_long_offset = pc[0] >> 7 & 1u, is_immediate = pc[1] >> 11 & 1u;
    if (is_short || has_long_offset || !is_immediate || !(pc[1] >> 8 & 1u)) return;
    uint32_t *base = register_of(frame, pc[0] & 15u), offset = pc[1] & 0xffu;
    if (pc[1] >> 10 & 1u) *base = address;
    else *base = pc[1] >> 9 & 1u ? address + offset : address - offset;
}

/* Moves on inside an IT block: the state is spread over two fields of xPSR. */
static void advance_condition(struct frame *frame)
{
    uint32_t state = (frame->xpsr >> 8 & 0xfcu) | (frame->xpsr >> 25 & 3u);
    state = state & 7u ? (state & 0xe0u) | (state << 1 & 0x1fu) : 0;
    frame->xpsr = (frame->xpsr & ~0x0600fc00u) | (state & 0xfcu) << 8 | (state & 3u) << 25;
}

static void emulate(struct frame *frame)
{
    struct access access;
    const uint16_t *pc = (const uint16_t *)frame->pc;
    if (!decode(pc, &access)) leave(3);
    uint32_t address = SCB_MMFAR, *target = register_of(frame, access.target);
    if (access.is_store) {
        device_write(address, access.bits, *target);
    } else {
        uint32_t value = device_read(address, access.bits), unused = 32 - access.bits;
        *target = access.is_signed ? (uint32_t)((int32_t)(value << unused) >> unused) : value;
    }
    write_back(frame, pc, address);
    advance_condition(frame);
    frame->pc += access.instruction_bytes;
}

/* Makes the interrupted code continue in `panicked`. */
static void go_to_panicked(struct frame *frame)
{
    unsigned code = *(const uint16_t *)frame->pc & 0xffu;
    frame->r0_r3[0] = code;
    frame->pc = (uint32_t)(uintptr_t)panicked & ~1u;
    frame->xpsr = 0x01000000u;
}

__attribute__((used)) void fault(struct frame *frame)
{
    uint32_t cause = SCB_CFSR;
    SCB_CFSR = cause;
    if ((cause & 0x82u) == 0x82u && SCB_MMFAR - DEVICE_ADDRESS < DEVICE_SIZE) {
        emulate(frame);
    } else if ((cause >> 16 & 1u) && (*(const uint16_t *)frame->pc & 0xff00u) == 0xde00u) {
        go_to_panicked(frame);
    } else {
        leave(2);
    }
}

__attribute__((naked)) static void fault_entry(void)
{
    __asm__ volatile("push {r4-r11}\n"
                     "mov r0, sp\n"
                     "mov r4, lr\n"
                     "bl fault\n"
                     "mov lr, r4\n"
                     "pop {r4-r11}\n"
                     "bx lr");
}

/* ---------------------------------------------------------------------------------------------- start */

static void start(void)
{
    for (char *at = bss_start; at < bss_end; at++) *at = 0;
    SCB_CPACR |= 0xfu << 20;
    SCB_SHCSR |= 7u << 16;
    MPU_RNR = 0;
    MPU_RBAR = DEVICE_ADDRESS;
    MPU_RASR = 11u << 1 | 1u; /* 4 KB, no access */
    MPU_CTRL = 5u;
    __asm__ volatile("dsb\nisb" : : : "memory");
    leave((uint32_t)run_programs());
}

__attribute__((section(".vectors"), used)) static const void *const vectors[] = {
    stack_top, start, fault_entry, fault_entry, fault_entry, fault_entry, fault_entry,
};

/* What the compiler calls for copies of structs. */
void *memcpy(void *target, const void *source, size_t size)
{
    for (size_t i = 0; i < size; i++) ((uint8_t *)target)[i] = ((const uint8_t *)source)[i];
    return target;
}
void *memmove(void *target, const void *source, size_t size)
{
    if ((uintptr_t)target <= (uintptr_t)source) return memcpy(target, source, size);
    while (size-- > 0) ((uint8_t *)target)[size] = ((const uint8_t *)source)[size];
    return target;
}
void *memset(void *target, int value, size_t size)
{
    for (size_t i = 0; i < size; i++) ((uint8_t *)target)[i] = (uint8_t)value;
    return target;
}
int memcmp(const void *a, const void *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int difference = ((const uint8_t *)a)[i] - ((const uint8_t *)b)[i];
        if (difference) return difference;
    }
    return 0;
}
