/* Lets a process of the bench pend an interrupt by an ordinary store, which no process may. */
#ifndef CONDUCTOR_TRIGGER_H
#define CONDUCTOR_TRIGGER_H

#include <stdbool.h>
#include <stdint.h>

/* ADDRESS of the store (hexadecimal): just before it, the software trigger register is opened for unprivileged code. */
bool add_trigger(const char *text);
void follow_triggers(uint32_t address);

#endif
