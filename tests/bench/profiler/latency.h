/*
 * How long a device interrupt that is pended at a certain instruction waits for its handler, in two ways.
 *
 * Computed: for every instruction that executes, how long one that is pended just then could not enter, because exceptions
 * are masked or one at least as urgent runs or is being entered.
 *
 * Tried: the interrupt is pended in the simulated controller, at the first instruction of a system call (or other way into the
 * kernel), the next time at the second, and so on until every instruction of that way had its turn.
 */
#ifndef CONDUCTOR_LATENCY_H
#define CONDUCTOR_LATENCY_H

#include <stdbool.h>
#include <stdio.h>

#include "clock.h"

/* LINE:FROM: the device line; watching starts when the instruction at FROM executes (hexadecimal). */
bool watch_latency(const char *text);

/*
 * SVC:VARIANT:FINISHED:DRIVER: which instruction makes the calls to be tried; addresses of the word that says which way is
 * tried, and of the table of words where 1 is written for ways that have been tried at every instruction; the instruction at
 * which the device's driver continues.
 */
bool try_latency(const char *text);

/* Between an instruction and the passage to the next. */
void compute_latency(const struct step *step, uint32_t next);
/* After that passage. */
void pend_and_measure(const struct instruction *instruction, const struct step *step);

/* A JSON object. */
void write_latency(FILE *file);

#endif
