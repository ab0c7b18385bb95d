/*
 * The stand-in on a simulated Cortex-M4. A fault of the app is the undefined instruction that a device would see: the handler
 * prints its code and address, which the caller looks up in the debug information.
 */
#include "world.h"

enum { STATUS_FAULTED = 70, STATUS_CRASHED = 71 };
enum { SYS_OPEN = 0x01, SYS_WRITE = 0x05, SYS_EXIT_EXTENDED = 0x20, APPLICATION_EXIT = 0x20026 };
/* Modes of opening the host's terminal: standard output, standard error. */
enum { WRITE = 4, APPEND = 8 };

extern char stack_top[], bss_start[], bss_end[];

static uintptr_t semihosting(uintptr_t operation, const void *argument)
{
    register uintptr_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static uintptr_t open(uintptr_t mode)
{
    return semihosting(SYS_OPEN, (uintptr_t[]){(uintptr_t) ":tt", mode, 3});
}

static void write(uintptr_t handle, const char *bytes, uint32_t length)
{
    semihosting(SYS_WRITE, (uintptr_t[]){handle, (uintptr_t)bytes, length});
}

static _Noreturn void leave(uint32_t status)
{
    semihosting(SYS_EXIT_EXTENDED, (uint32_t[]){APPLICATION_EXIT, status});
    for (;;) {
    }
}

/* Each call of the simulator costs as much as a thousand instructions: whole blocks go out. */
static char waiting[1024];
static uint32_t waiting_length;

static void flush(void)
{
    static uintptr_t output;
    if (output == 0)
        output = open(WRITE);
    write(output, waiting, waiting_length);
    waiting_length = 0;
}

void platform_print(const char *bytes, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        if (waiting_length == sizeof waiting)
            flush();
        waiting[waiting_length++] = bytes[i];
    }
}

/* ------------------------------------------------------------------------------------------------------------------ faults */

static char *in_hexadecimal(char *at, uint32_t number)
{
    for (int shift = 28; shift >= 0; shift -= 4)
        *at++ = "0123456789abcdef"[number >> shift & 15u];
    return at;
}

/* "fault 017 0000a5c2 0000a491", where the code is decimal: its place, and lr. */
static void report(uint32_t code, uint32_t address, uint32_t link)
{
    char line[40] = "fault ", *at = line + 6;
    *at++ = (char)('0' + code / 100);
    *at++ = (char)('0' + code / 10 % 10);
    *at++ = (char)('0' + code % 10);
    *at++ = ' ';
    at = in_hexadecimal(at, address);
    *at++ = ' ';
    at = in_hexadecimal(at, link);
    *at++ = '\n';
    write(open(APPEND), line, (uint32_t)(at - line));
}

enum { FRAME_LINK = 5, FRAME_RETURN = 6, UNDEFINED = 0xde00 };

__attribute__((used)) static void fault(const uint32_t *frame)
{
    const uint32_t address = frame[FRAME_RETURN];
    const uint16_t instruction = *(const uint16_t *)address;
    const bool of_the_app = (instruction & 0xff00) == UNDEFINED;
    flush();
    report(instruction & 0xff, address, frame[FRAME_LINK]);
    leave(of_the_app ? STATUS_FAULTED : STATUS_CRASHED);
}

__attribute__((naked)) static void fault_entry(void)
{
    __asm__ volatile("mov r0, sp\n"
                     "b fault");
}

/* ------------------------------------------------------------------------------------------------------------------- start */

/* The reset vector. */
void platform_start(void);

void platform_start(void)
{
    for (char *at = bss_start; at < bss_end; at++)
        *at = 0;
    world_run();
    flush();
    leave(0);
}

__attribute__((section(".vectors"), used)) static const void *const vectors[] = {
    stack_top, platform_start, fault_entry, fault_entry, fault_entry, fault_entry, fault_entry,
};
