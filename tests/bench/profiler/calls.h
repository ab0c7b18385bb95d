/*
 * What each system call costs the kernel at most: the instructions between entering the exception of the call and leaving it.
 * Device handlers that come in between are not counted.
 */
#ifndef CONDUCTOR_CALLS_H
#define CONDUCTOR_CALLS_H

#include <stdio.h>

#include "clock.h"

void count_calls(void);

/* Before an instruction executes. */
void follow_calls(const struct instruction *instruction);

/* A JSON object: by the number of the call, how many there were, and the most instructions that one took. */
void write_calls(FILE *file);

#endif
