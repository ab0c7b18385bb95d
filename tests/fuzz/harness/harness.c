/*
 * Runs every program of a batch for every input until one panics, and prints one line for each run: program, input, panic
 * code (0: none), result, checksum of what the program keeps, and a hash of its device accesses. Where pointers have
 * 32 bits, the program's layout is printed before and after. All numbers are hexadecimal.
 */
#include "harness.h"

static void *resume[5];
static unsigned panic_code;

static uint8_t device[DEVICE_SIZE];
static uint32_t trace;

static void record(uint32_t what)
{
    trace = (trace ^ what) * 16777619u + 1u;
}

static void reset_device(void)
{
    for (unsigned i = 0; i < DEVICE_SIZE; i++) device[i] = (uint8_t)(i * 37u + 11u);
    trace = 2166136261u;
}

static uint32_t load_bytes(uint32_t offset, unsigned bytes)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < bytes; i++) value |= (uint32_t)device[(offset + i) % DEVICE_SIZE] << (8 * i);
    return value;
}

static void store_bytes(uint32_t offset, unsigned bytes, uint32_t value)
{
    for (unsigned i = 0; i < bytes; i++) device[(offset + i) % DEVICE_SIZE] = (uint8_t)(value >> (8 * i));
}

uint32_t device_read(uint32_t address, unsigned width)
{
    uint32_t offset = address - DEVICE_ADDRESS, word = offset & ~3u;
    uint32_t value = load_bytes(offset, width / 8);
    store_bytes(word, 4, load_bytes(word, 4) * 1664525u + 1013904223u);
    record(offset);
    record(width);
    record(value);
    return value;
}

void device_write(uint32_t address, unsigned width, uint32_t value)
{
    uint32_t offset = address - DEVICE_ADDRESS;
    uint32_t kept = width == 32 ? value : value & ((1u << width) - 1u);
    store_bytes(offset, width / 8, kept);
    record(offset | 0x80000000u);
    record(width);
    record(kept);
}

_Noreturn void panicked(unsigned code)
{
    panic_code = code;
    __builtin_longjmp(resume, 1);
}

/* The panic code of the call, 0 when it returned. */
static __attribute__((noinline)) unsigned guarded(const struct program *program, uint32_t input, volatile uint32_t *result)
{
    if (__builtin_setjmp(resume)) return panic_code;
    *result = program->run(input);
    return 0;
}

static char *hexadecimal(char *at, uint32_t value)
{
    for (int shift = 28; shift >= 0; shift -= 4) *at++ = "0123456789abcdef"[value >> shift & 15u];
    *at++ = ' ';
    return at;
}

static void print_line(const uint32_t *values, unsigned count)
{
    char line[80], *at = line;
    for (unsigned i = 0; i < count; i++) at = hexadecimal(at, values[i]);
    at[-1] = '\n';
    *at = 0;
    print(line);
}

/* Runs the program for every input, up to the first panic; answers whether there was none. */
static int run_program(uint32_t number)
{
    const struct program *program = &programs[number];
    for (uint32_t n = 0; n < input_count; n++) {
        volatile uint32_t result = 0;
        reset_device();
        unsigned code = guarded(program, inputs[n], &result);
        /* Nothing sees memory after a panic, so a compiler may leave out stores before one. */
        uint32_t values[] = {number, inputs[n], code, code ? 0 : result, code ? 0 : program->checksum(), trace};
        print_line(values, 6);
        if (code) return 0;
    }
    return 1;
}

static void print_layout(uint32_t number)
{
    if (sizeof(void *) != 4) return;
    uint32_t values[] = {number, programs[number].layout()};
    print_line(values, 2);
}

int run_programs(void)
{
    for (uint32_t i = 0; i < program_count; i++) {
        print_layout(i);
        if (run_program(i)) print_layout(i);
    }
    return 0;
}
