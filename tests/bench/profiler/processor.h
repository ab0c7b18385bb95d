/*
 * What the plugin interface of QEMU's does not give: the registers and the address space of the processor, through
 * functions that QEMU exports to its own modules.
 */
#ifndef CONDUCTOR_PROCESSOR_H
#define CONDUCTOR_PROCESSOR_H

#include <stdbool.h>
#include <stdint.h>

#define XPSR 25

/* False: this QEMU does not export what is needed. */
bool find_processor(void);

/* r0-r15 by their numbers, and XPSR. */
uint32_t read_register(int number);

/* As a debugger would: through no memory protection, also to the system's own registers. */
uint32_t read_word(uint32_t address);
void write_word(uint32_t address, uint32_t value);

/* The same, between the instruction that executes now and the next: for registers that raise an interrupt. */
void write_word_after(uint32_t address, uint32_t value);

#endif
