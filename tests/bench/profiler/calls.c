#include "calls.h"

#include <stdbool.h>
#include <stdint.h>

#include "processor.h"

#define SYSTEM_CALL 11
#define OPERATION_REGISTER 5
#define FIRST_LINE 16
/* The last is for all numbers that no operation has. */
#define OPERATIONS 64

struct call { uint64_t count, instructions, most; };

static bool counting, inside;
static struct call calls[OPERATIONS];
static struct call *current;

void count_calls(void) { counting = true; }

static struct call *call_of(uint32_t operation) {
  return &calls[operation < OPERATIONS ? operation : OPERATIONS - 1];
}

static bool is_system_call(const struct instruction *instruction) {
  return instruction->size == 2 && instruction->code >> 8 == 0xdf;
}

static void leave(void) {
  inside = false;
  current->count++;
  if (current->instructions > current->most) current->most = current->instructions;
}

void follow_calls(const struct instruction *instruction) {
  if (!counting) return;
  if (current_exception == SYSTEM_CALL && current) {
    if (!inside) current->instructions = 0;
    inside = true;
    current->instructions++;
  } else if (inside && current_exception < FIRST_LINE) {
    /* A device handler returns into the call; a process, a fault or the rest of the kernel's work does not. */
    leave();
  }
  if (current_exception == 0 && is_system_call(instruction)) current = call_of(read_register(OPERATION_REGISTER));
}

void write_calls(FILE *file) {
  const char *separator = "";
  fprintf(file, "{");
  for (int operation = 0; operation < OPERATIONS; operation++) {
    const struct call *call = &calls[operation];
    if (!call->count) continue;
    fprintf(file, "%s\n\"%d\":[%llu,%llu]", separator, operation, (unsigned long long)call->count,
            (unsigned long long)call->most);
    separator = ",";
  }
  fprintf(file, "}");
}
