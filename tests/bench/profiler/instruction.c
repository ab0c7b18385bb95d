/* The cost table. Patterns are tested in an order in which the first match is right, not each by itself. */
#include "instruction.h"

#define DIVISION_CYCLES 6       /* 2 to 12, depending on the operands */
#define FLOAT_DIVISION_CYCLES 14 /* VDIV, VSQRT */
#define FLOAT_FUSED_CYCLES 3    /* VMLA and its kind */

static int bits_set(uint32_t word) { return __builtin_popcount(word); }

/* What the two models disagree about is set by `set_strict` afterwards. */
static void set(struct instruction *instruction, int cycles, int traits) {
  instruction->cycles = instruction->strict = (uint8_t)cycles;
  instruction->traits = (uint16_t)traits;
}

static void set_strict(struct instruction *instruction, int cycles) { instruction->strict = (uint8_t)cycles; }

static void set_load(struct instruction *i) { set(i, 2, LOAD | MEMORY | SKIPPABLE); }
static void set_store(struct instruction *i, int cycles) { set(i, cycles, STORE | MEMORY | SKIPPABLE); }
static void set_multiple(struct instruction *i, int registers, int traits) {
  set(i, 1 + registers, traits | MEMORY);
}

static void classify_narrow_memory(struct instruction *i, uint32_t code) {
  if ((code & 0xf800) == 0x4800) set_load(i); /* LDR literal */
  else if ((code & 0xf000) == 0x5000) {       /* register offset: a store needs a cycle more */
    if ((code & 0x0e00) <= 0x0400) set_store(i, 2);
    else set_load(i);
  } else if (code & 0x0800) set_load(i);
  else set_store(i, 1);
}

static void classify_narrow(struct instruction *i) {
  uint32_t code = i->code;
  if ((code & 0xf000) == 0xd000) set(i, 1, (code & 0x0f00) < 0x0e00 ? BRANCH | CONDITIONAL : CONTROL);
  else if ((code & 0xf800) == 0xe000) set(i, 1, BRANCH);
  else if ((code & 0xf500) == 0xb100) set(i, 1, BRANCH | CONDITIONAL); /* CBZ, CBNZ */
  else if ((code & 0xff80) == 0x4700) set(i, 1, BRANCH | RETURN);      /* BX */
  else if ((code & 0xff80) == 0x4780) set(i, 1, BRANCH | CALL);        /* BLX */
  else if ((code & 0xff87) == 0x4687) set(i, 1, BRANCH | RETURN);      /* MOV pc */
  else if ((code & 0xff87) == 0x4487) set(i, 1, BRANCH);               /* ADD pc */
  else if ((code & 0xfe00) == 0xbc00) set_multiple(i, bits_set(code & 0x1ff), code & 0x100 ? BRANCH | RETURN : 0);
  else if ((code & 0xfe00) == 0xb400) set_multiple(i, bits_set(code & 0x1ff), 0);
  else if ((code & 0xf000) == 0xc000) set_multiple(i, bits_set(code & 0xff), 0);
  else if ((code & 0xf800) == 0x4800 || (code >= 0x5000 && code < 0xa000)) classify_narrow_memory(i, code);
  else set(i, 1, 0);
}

static void classify_control(struct instruction *i, uint32_t high, uint32_t low) {
  if ((low & 0xd000) == 0xd000) set(i, 1, BRANCH | CALL);      /* BL */
  else if ((low & 0xd000) == 0x9000) set(i, 1, BRANCH);        /* B.W */
  else if ((low & 0xd000) == 0x8000 && (high & 0x0380) != 0x0380) set(i, 1, BRANCH | CONDITIONAL);
  else if ((high & 0xffe0) == 0xf380) set(i, 2, CONTROL); /* MSR */
  else if ((high & 0xffe0) == 0xf3e0) set(i, 2, 0), set_strict(i, 1); /* MRS */
  else if (high == 0xf3bf) set(i, 2, CONTROL | ((low & 0xf0) == 0x60 ? REFILL : 0)), set_strict(i, 1); /* barriers */
  else set(i, 1, CONTROL);
}

static void classify_single(struct instruction *i, uint32_t high, uint32_t low) {
  int to_pc = low >> 12 == 15;
  if (!(high & 0x10)) set_store(i, (high & 0x80) || (low & 0x800) ? 1 : 2);
  else if (to_pc && (high & 0xff60) == 0xf840) set(i, 2, BRANCH | RETURN);
  else if (to_pc) set(i, 1, CONTROL); /* preload hint */
  else set_load(i);
}

static void classify_float(struct instruction *i, uint32_t high, uint32_t low) {
  int memory = (high & 0xfe00) == 0xec00;
  int single = (high & 0x0120) == 0x0100;
  if (memory && (high & 0x01a0) && !single) set_multiple(i, (int)(low & 0xff), SKIPPABLE);
  else if (memory && single) set(i, low & 0x100 ? 3 : 2, MEMORY | SKIPPABLE);
  else if ((high & 0xffb0) == 0xee80) set(i, FLOAT_DIVISION_CYCLES, CONTROL);
  else if ((high & 0xffbf) == 0xeeb1 && (low & 0xc0) == 0xc0) set(i, FLOAT_DIVISION_CYCLES, CONTROL);
  else if ((high & 0xffa0) == 0xee00 && !(low & 0x10)) set(i, FLOAT_FUSED_CYCLES, CONTROL);
  else set(i, 1, CONTROL);
}

static void classify_wide(struct instruction *i) {
  uint32_t high = i->code >> 16, low = i->code & 0xffff;
  if ((high & 0xf800) == 0xf000 && (low & 0x8000)) classify_control(i, high, low);
  else if ((high & 0xfe40) == 0xe800) { /* LDM, STM */
    set_multiple(i, bits_set(low), (high & 0x10) && (low & 0x8000) ? BRANCH | RETURN : 0);
  } else if ((high & 0xfff0) == 0xe8d0 && (low & 0xffe0) == 0xf000) set(i, 3, BRANCH); /* TBB, TBH */
  else if ((high & 0xff60) == 0xe840 || (high & 0xfff0) == 0xe8c0 || (high & 0xfff0) == 0xe8d0) {
    set(i, 2, MEMORY | SKIPPABLE); /* exclusives */
  } else if ((high & 0xfe40) == 0xe840) set_multiple(i, 2, 0); /* LDRD, STRD */
  else if ((high & 0xfe00) == 0xf800) classify_single(i, high, low);
  else if ((high & 0xffd0) == 0xfb90) set(i, DIVISION_CYCLES, 0);
  else if ((high & 0xec00) == 0xec00) classify_float(i, high, low);
  else set(i, 1, 0);
}

void classify(struct instruction *instruction) {
  if (instruction->size == 2) classify_narrow(instruction);
  else classify_wide(instruction);
  find_operands(instruction);
}
