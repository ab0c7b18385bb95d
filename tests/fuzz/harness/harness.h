/* What the parts of the test harness share: the programs under test, and what each platform provides. */
#ifndef HARNESS_H
#define HARNESS_H

#include <stdint.h>

struct program {
    uint32_t (*run)(uint32_t input);
    uint32_t (*checksum)(void);
    uint32_t (*layout)(void);
};

/* Generated for each batch. */
extern const struct program programs[];
extern const uint32_t program_count;
extern const uint32_t inputs[];
extern const uint32_t input_count;

/* The registers that programs see: every read also changes what the next one gives. */
#define DEVICE_ADDRESS 0x50000000u
#define DEVICE_SIZE 64u
uint32_t device_read(uint32_t address, unsigned width);
void device_write(uint32_t address, unsigned width, uint32_t value);

/* Goes back to the harness with a panic code; called where a check failed. */
_Noreturn void panicked(unsigned code);

/* Of the platform. */
void print(const char *text);

int run_programs(void);

#endif
