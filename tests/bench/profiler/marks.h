/* Windows of an execution: samples of what each cost, and a listing of one of them. */
#ifndef CONDUCTOR_MARKS_H
#define CONDUCTOR_MARKS_H

#include <stdbool.h>
#include <stdio.h>

#include "clock.h"

/* NAME:START:END, addresses in hexadecimal. */
bool add_mark(const char *text);

/* NAME: the last sample of this mark is to be listed, too. */
void list_mark(const char *name);

/* Keeps what happened for the listing, while its window is open. */
void list_step(const struct step *step);

/* Opens and closes windows before the instruction at `address` executes. */
void follow_marks(uint32_t address);

/* Members of a JSON object. */
void write_samples(FILE *file);
void write_listing(FILE *file);

#endif
