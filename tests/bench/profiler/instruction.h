/*
 * What an instruction costs on a Cortex-M4, as far as it can be told from its encoding: the issue cycles of the Technical
 * Reference Manual (ARM DDI 0439, 3.3.1), zero wait states.
 *
 * Two models differ in a few costs (docs/0012-bench.md): `cycles` is the simple one, in which other kernels were measured,
 * `strict` follows the manual's rules about addresses (3.3.2) and counts MRS and barriers as one cycle.
 */
#ifndef CONDUCTOR_INSTRUCTION_H
#define CONDUCTOR_INSTRUCTION_H

#include <stdint.h>

enum trait {
  BRANCH = 1,      /* costs a pipeline refill if taken */
  CALL = 2,
  RETURN = 4,      /* may be a return, also from an exception */
  CONDITIONAL = 8,
  REFILL = 16,     /* refills the pipeline always (ISB) */
  LOAD = 32,       /* one register from memory: pipelines with its neighbours */
  STORE = 64,
  SKIPPABLE = 128, /* costs one cycle if it turns out not to touch memory (IT block, fault) */
  MEMORY = 256,    /* touches memory */
  CONTROL = 512,   /* neither memory nor a result in a general register */
};

struct instruction {
  uint32_t address, code;
  uint8_t size, cycles, strict;
  uint16_t traits;
  /* Registers, as bits: of which the address is made, what a single load writes, what a computation writes. */
  uint16_t address_of, loaded, computed;
  struct instruction *next;
};

/* Fills in the rest from `size` and `code` (32-bit encodings with the first halfword on top). */
void classify(struct instruction *instruction);

/* Fills in the sets of registers, for an instruction that has its traits. */
void find_operands(struct instruction *instruction);

#endif
