/*
 * The time that an execution would take on a Cortex-M4, by the two models, and the exceptions in it.
 *
 * An instruction is booked when the next one begins, because only then it is known whether a branch was taken and whether an
 * exception came between. So at any moment `now` is the time at which the instruction that follows begins.
 */
#ifndef CONDUCTOR_CLOCK_H
#define CONDUCTOR_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "instruction.h"

#define ENTRY_CYCLES 12
#define EXIT_CYCLES 12
#define TAIL_CHAIN_CYCLES 6

struct counts { uint64_t instructions, cycles, strict, exceptions; };

enum passage { NO_PASSAGE, ENTRY, EXIT, TAIL_CHAIN };

/* What happened between the last instruction and the one that follows. */
struct step {
  const struct instruction *booked; /* the last instruction; NULL at the very start */
  int cycles, strict;               /* its cost */
  enum passage passage;
};

extern struct counts now;

/* The exception that runs, 0 for none. */
extern uint32_t current_exception;

/* `instruction` is about to execute. Books the last one; the passage that led here is booked by `book_passage`. */
struct step begin_instruction(struct instruction *instruction, bool first_of_block);
void book_passage(enum passage passage);
int passage_cycles(enum passage passage);

/* The present instruction touched memory. */
void note_memory(void);

#endif
