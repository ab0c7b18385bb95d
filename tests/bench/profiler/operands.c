/* Registers that matter to the rules about addresses: a load waits for the address, a result delays an address. */
#include "instruction.h"

#define STACK_POINTER 13
#define PROGRAM_COUNTER 15

static uint16_t bit(uint32_t number) { return (uint16_t)(1u << (number & 15)); }

static uint16_t narrow_address(uint32_t code) {
  if ((code & 0xf000) == 0xb000 || (code & 0xf000) == 0x9000) return bit(STACK_POINTER); /* PUSH, POP, [sp, #n] */
  if ((code & 0xf000) == 0xc000) return bit(code >> 8 & 7);                              /* LDM, STM */
  if ((code & 0xf800) == 0x4800) return 0;                                               /* literal */
  uint16_t base = bit(code >> 3 & 7);
  return (code & 0xf000) == 0x5000 ? base | bit(code >> 6 & 7) : base;
}

static uint16_t narrow_loaded(uint32_t code) {
  int at_top = (code & 0xf800) == 0x4800 || (code & 0xf000) == 0x9000;
  return bit(at_top ? code >> 8 & 7 : code & 7);
}

static uint16_t narrow_computed(uint32_t code) {
  uint32_t operation = code >> 6 & 15;
  if (code < 0x2000) return bit(code & 7);
  if (code < 0x4000) return (code & 0x3800) == 0x2800 ? 0 : bit(code >> 8 & 7); /* not CMP */
  if (code < 0x4400) return operation == 8 || operation == 10 || operation == 11 ? 0 : bit(code & 7);
  if (code < 0x4700) return (code & 0x300) == 0x100 ? 0 : bit((code & 7) | (code >> 4 & 8));
  if ((code & 0xf000) == 0xa000) return bit(code >> 8 & 7);
  if ((code & 0xff00) == 0xb000) return bit(STACK_POINTER);
  if ((code & 0xff00) == 0xb200 || (code & 0xff00) == 0xba00) return bit(code & 7);
  return 0;
}

static uint16_t wide_address(uint32_t high, uint32_t low) {
  uint16_t base = (high & 15) == PROGRAM_COUNTER ? 0 : bit(high);
  int by_register = (high & 0xfe00) == 0xf800 && !(high & 0x80) && !(low & 0x800);
  return by_register ? base | bit(low) : base;
}

static uint16_t wide_computed(uint32_t code) {
  uint32_t result = code >> 8 & 15;
  return result == PROGRAM_COUNTER ? 0 : bit(result);
}

void find_operands(struct instruction *i) {
  int narrow = i->size == 2;
  uint32_t high = i->code >> 16, low = i->code & 0xffff;
  if (i->traits & MEMORY) i->address_of = narrow ? narrow_address(i->code) : wide_address(high, low);
  if (i->traits & LOAD) i->loaded = narrow ? narrow_loaded(i->code) : bit(low >> 12);
  if (!(i->traits & (MEMORY | BRANCH | CONTROL))) i->computed = narrow ? narrow_computed(i->code) : wide_computed(i->code);
}
