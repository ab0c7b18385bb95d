#include "clock.h"

#include <stddef.h>

#include "processor.h"

#define REFILL_CYCLES 2
#define NESTING 64
#define VECTOR_TABLE 0xe000ed08 /* VTOR */

struct counts now;
uint32_t current_exception;

static struct instruction *previous;
static bool touched_memory;
/* What the present instruction gains or loses because of the one before it. */
static int overlap, strict_overlap;
static uint32_t interrupted[NESTING];
static int depth;

void note_memory(void) { touched_memory = true; }

/* --- Exceptions: seen by their number, which changes. --- */

static bool is_interrupted(uint32_t exception) {
  for (int level = 0; level < depth; level++) {
    if (interrupted[level] == exception) return true;
  }
  return false;
}

static bool follows_previous(const struct instruction *instruction) {
  return previous && instruction->address == previous->address + previous->size;
}

/* Where an exception begins: it may follow itself. */
static bool is_handler(uint32_t exception, uint32_t address) {
  return exception != 0 && read_word(read_word(VECTOR_TABLE) + 4 * exception) == (address | 1);
}

/* Passages jump; but a handler may lie behind the branch that leads to it. */
static enum passage find_passage(const struct instruction *instruction) {
  if (follows_previous(instruction) && !(previous->traits & (BRANCH | CONTROL))) return NO_PASSAGE;
  uint32_t exception = read_register(XPSR) & 0x1ff;
  bool returning = previous && (previous->traits & RETURN);
  if (exception == current_exception) {
    return returning && is_handler(exception, instruction->address) ? TAIL_CHAIN : NO_PASSAGE;
  }
  enum passage passage = ENTRY;
  if (exception == 0 || is_interrupted(exception)) {
    passage = EXIT;
    while (depth > 0 && interrupted[--depth] != exception) {}
  } else if (current_exception != 0 && returning) passage = TAIL_CHAIN;
  else if (depth < NESTING) interrupted[depth++] = current_exception;
  current_exception = exception;
  return passage;
}

int passage_cycles(enum passage passage) {
  switch (passage) {
    case ENTRY: return ENTRY_CYCLES;
    case EXIT: return EXIT_CYCLES;
    case TAIL_CHAIN: return TAIL_CHAIN_CYCLES;
    default: return 0;
  }
}

void book_passage(enum passage passage) {
  now.cycles += (uint64_t)passage_cycles(passage);
  now.strict += (uint64_t)passage_cycles(passage);
  if (passage == ENTRY) now.exceptions++;
}

/* --- Cycles. --- */

/* An exception return is paid for as such, not as a branch. */
static int refill_of_previous(uint32_t next, bool changed) {
  int traits = previous->traits;
  bool taken = (traits & BRANCH) && next != previous->address + previous->size;
  if (changed && (traits & (CONDITIONAL | RETURN))) taken = false;
  return taken || (traits & REFILL) ? REFILL_CYCLES : 0;
}

static void book_previous(struct step *step, uint32_t next) {
  if (!previous) return;
  bool skipped = (previous->traits & SKIPPABLE) && !touched_memory;
  int refill = refill_of_previous(next, step->passage != NO_PASSAGE);
  step->booked = previous;
  step->cycles = (skipped ? 1 : previous->cycles) + refill + overlap;
  step->strict = (skipped ? 1 : previous->strict) + refill + strict_overlap;
  now.instructions++;
  now.cycles += (uint64_t)step->cycles;
  now.strict += (uint64_t)step->strict;
}

/* The simple rule: a load after any single load or store takes one cycle. */
static int simple_overlap(const struct instruction *instruction) {
  return (instruction->traits & LOAD) && (previous->traits & (LOAD | STORE)) ? -1 : 0;
}

/* The manual's: only after a load, and only if the address is not what that one loads; an address just computed waits. */
static int manual_overlap(const struct instruction *instruction) {
  if (!(instruction->traits & MEMORY)) return 0;
  if (previous->computed & instruction->address_of) return 1;
  bool pair = (previous->traits & LOAD) && (instruction->traits & (LOAD | STORE)) && instruction->strict == 2;
  return pair && !(previous->loaded & instruction->address_of) ? -1 : 0;
}

struct step begin_instruction(struct instruction *instruction, bool first_of_block) {
  struct step step = {.passage = first_of_block ? find_passage(instruction) : NO_PASSAGE};
  book_previous(&step, instruction->address);
  bool adjacent = follows_previous(instruction);
  overlap = adjacent ? simple_overlap(instruction) : 0;
  strict_overlap = adjacent ? manual_overlap(instruction) : 0;
  previous = instruction;
  touched_memory = false;
  return step;
}
