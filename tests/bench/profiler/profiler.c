/*
 * A QEMU plugin that counts instructions, exceptions and estimated Cortex-M4 cycles between two addresses.
 *
 *   mark=NAME:START:END  count from the instruction at START (included) to the one at END (excluded), every time
 *   out=FILE             where the samples go, as JSON, when the simulator ends
 *
 * Cycles: what instruction.c says for each instruction; REFILL_CYCLES more for a taken branch; a load next to another
 * single load or store saves one; exception entry and return cost 12 each, a tail-chain 6. Not modelled: flash wait states,
 * bus contention, write-buffer stalls, the words of a lazy FPU save. Meant to compare, not to predict.
 *
 * Exceptions are seen by the exception number in xPSR, read at the start of every translation block through functions
 * that QEMU exports to its own modules.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instruction.h"
#include "plugin.h"

#define REFILL_CYCLES 2
#define ENTRY_CYCLES 12
#define EXIT_CYCLES 12
#define TAIL_CHAIN_CYCLES 6
#define MARKS 32
#define BUCKETS 65536
#define NESTING 64
#define XPSR_REGISTER 25

EXPORT int qemu_plugin_version = 1;

struct counts { uint64_t instructions, cycles, exceptions; };

struct mark {
  char name[64];
  uint32_t start, end;
  bool open;
  struct counts begin;
  struct counts *samples;
  size_t count, capacity;
};

static struct mark marks[MARKS];
static int mark_count;
static const char *output_file;
static struct counts now;
static struct instruction *table[BUCKETS];
static struct instruction *previous;
static bool touched_memory;
static uint32_t interrupted[NESTING];
static int depth;
static uint32_t current_exception;

/* --- The exception number, read out of QEMU's processor. --- */

typedef struct { uint8_t *data; unsigned length; } byte_array;
static void *(*get_cpu)(int);
static int (*read_register)(void *, byte_array *, int);
static byte_array *(*set_size)(byte_array *, unsigned);
static byte_array *register_bytes;

static bool find_processor_access(void) {
  byte_array *(*new_array)(void);
  *(void **)&get_cpu = dlsym(RTLD_DEFAULT, "qemu_get_cpu");
  *(void **)&read_register = dlsym(RTLD_DEFAULT, "arm_cpu_gdb_read_register");
  *(void **)&set_size = dlsym(RTLD_DEFAULT, "g_byte_array_set_size");
  *(void **)&new_array = dlsym(RTLD_DEFAULT, "g_byte_array_new");
  if (!get_cpu || !read_register || !set_size || !new_array) return false;
  register_bytes = new_array();
  return true;
}

static uint32_t exception_number(void) {
  uint32_t xpsr;
  set_size(register_bytes, 0);
  if (read_register(get_cpu(0), register_bytes, XPSR_REGISTER) != 4) return 0;
  memcpy(&xpsr, register_bytes->data, 4);
  return xpsr & 0x1ff;
}

/* --- Exceptions. --- */

static bool is_interrupted(uint32_t exception) {
  for (int level = 0; level < depth; level++) {
    if (interrupted[level] == exception) return true;
  }
  return false;
}

static void return_to(uint32_t exception) {
  while (depth > 0 && interrupted[--depth] != exception) {}
  now.cycles += EXIT_CYCLES;
}

/* Compares with what ran before; true if an exception was entered, left, or followed by another. */
static bool follow_exceptions(void) {
  uint32_t exception = exception_number();
  if (exception == current_exception) return false;
  bool after_return = previous && (previous->traits & RETURN);
  if (exception == 0 || is_interrupted(exception)) return_to(exception);
  else if (after_return && current_exception != 0) now.cycles += TAIL_CHAIN_CYCLES;
  else {
    if (depth < NESTING) interrupted[depth++] = current_exception;
    now.cycles += ENTRY_CYCLES;
    now.exceptions++;
  }
  current_exception = exception;
  return true;
}

/* --- Cycles. --- */

/* Books the previous instruction, now that it is known where it led. An exception return is paid for as such. */
static void book_previous(uint32_t address, bool exception_changed) {
  if (!previous) return;
  int cycles = previous->cycles, traits = previous->traits;
  if ((traits & SKIPPABLE) && !touched_memory) cycles = 1;
  bool taken = (traits & BRANCH) && address != previous->address + previous->size;
  if (exception_changed && (traits & (CONDITIONAL | RETURN))) taken = false;
  if (taken || (traits & REFILL)) cycles += REFILL_CYCLES;
  now.cycles += (uint64_t)cycles;
}

static bool follows_directly(const struct instruction *instruction) {
  return previous && instruction->address == previous->address + previous->size;
}

static void book_overlap(const struct instruction *instruction) {
  bool pair = (instruction->traits & LOAD) && previous && (previous->traits & (LOAD | STORE));
  if (pair && follows_directly(instruction)) now.cycles--;
}

/* --- Marks. --- */

static void add_sample(struct mark *mark) {
  if (mark->count == mark->capacity) {
    mark->capacity = mark->capacity ? mark->capacity * 2 : 256;
    mark->samples = realloc(mark->samples, mark->capacity * sizeof *mark->samples);
    if (!mark->samples) abort();
  }
  struct counts *sample = &mark->samples[mark->count++];
  sample->instructions = now.instructions - mark->begin.instructions;
  sample->cycles = now.cycles - mark->begin.cycles;
  sample->exceptions = now.exceptions - mark->begin.exceptions;
}

/* Ends come first, so that the end of one window may be the start of another. A repeated start begins anew. */
static void follow_marks(uint32_t address) {
  for (int index = 0; index < mark_count; index++) {
    struct mark *mark = &marks[index];
    if (mark->open && address == mark->end) {
      add_sample(mark);
      mark->open = false;
    }
    if (address == mark->start) {
      mark->open = true;
      mark->begin = now;
    }
  }
}

/* --- Callbacks. --- */

static void on_memory(unsigned cpu, uint32_t information, uint64_t address, void *data) {
  (void)cpu, (void)information, (void)address, (void)data;
  touched_memory = true;
}

static void execute(struct instruction *instruction, bool first_of_block) {
  bool changed = first_of_block && follow_exceptions();
  book_previous(instruction->address, changed);
  follow_marks(instruction->address);
  now.instructions++;
  book_overlap(instruction);
  previous = instruction;
  touched_memory = false;
}

static void on_first(unsigned cpu, void *data) { (void)cpu, execute(data, true); }
static void on_other(unsigned cpu, void *data) { (void)cpu, execute(data, false); }

static struct instruction *find_instruction(uint32_t address, uint32_t code, int size) {
  struct instruction **bucket = &table[(address >> 1) % BUCKETS];
  for (struct instruction *known = *bucket; known; known = known->next) {
    if (known->address == address && known->code == code) return known;
  }
  struct instruction *instruction = calloc(1, sizeof *instruction);
  if (!instruction) abort();
  instruction->address = address;
  instruction->code = code;
  instruction->size = (uint8_t)size;
  instruction->next = *bucket;
  classify(instruction);
  return *bucket = instruction;
}

/* The size is decoded here: QEMU's own includes look-ahead at the end of a page. */
static struct instruction *instruction_of(struct qemu_plugin_insn *handle) {
  const uint8_t *bytes = qemu_plugin_insn_data(handle);
  uint32_t code = bytes[0] | (uint32_t)bytes[1] << 8;
  int size = code >> 11 >= 0x1d ? 4 : 2;
  if (size == 4) code = code << 16 | bytes[2] | (uint32_t)bytes[3] << 8;
  return find_instruction((uint32_t)qemu_plugin_insn_vaddr(handle), code, size);
}

static void on_translation(qemu_plugin_id_t id, struct qemu_plugin_tb *block) {
  (void)id;
  size_t count = qemu_plugin_tb_n_insns(block);
  for (size_t index = 0; index < count; index++) {
    struct qemu_plugin_insn *handle = qemu_plugin_tb_get_insn(block, index);
    struct instruction *instruction = instruction_of(handle);
    execution_callback callback = index == 0 ? on_first : on_other;
    qemu_plugin_register_vcpu_insn_exec_cb(handle, callback, QEMU_PLUGIN_CB_R_REGS, instruction);
    if (instruction->traits & MEMORY) {
      qemu_plugin_register_vcpu_mem_cb(handle, on_memory, QEMU_PLUGIN_CB_NO_REGS, QEMU_PLUGIN_MEM_RW, NULL);
    }
  }
}

static void write_samples(qemu_plugin_id_t id, void *data) {
  (void)id, (void)data;
  FILE *file = output_file ? fopen(output_file, "w") : NULL;
  if (!file) return;
  fprintf(file, "{");
  for (int index = 0; index < mark_count; index++) {
    const struct mark *mark = &marks[index];
    fprintf(file, "%s\n\"%s\": [", index ? "," : "", mark->name);
    for (size_t sample = 0; sample < mark->count; sample++) {
      const struct counts *counts = &mark->samples[sample];
      fprintf(file, "%s[%llu,%llu,%llu]", sample ? "," : "", (unsigned long long)counts->instructions,
              (unsigned long long)counts->cycles, (unsigned long long)counts->exceptions);
    }
    fprintf(file, "]");
  }
  fprintf(file, "\n}\n");
  fclose(file);
}

static bool add_mark(const char *text) {
  char name[64];
  unsigned start, end;
  if (mark_count == MARKS || sscanf(text, "%63[^:]:%x:%x", name, &start, &end) != 3) return false;
  struct mark *mark = &marks[mark_count++];
  memcpy(mark->name, name, sizeof name);
  mark->start = start & ~1u;
  mark->end = end & ~1u;
  return true;
}

EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info_t *info, int count, char **values) {
  (void)info;
  for (int index = 0; index < count; index++) {
    bool known = true;
    if (!strncmp(values[index], "mark=", 5)) known = add_mark(values[index] + 5);
    else if (!strncmp(values[index], "out=", 4)) output_file = strdup(values[index] + 4);
    else known = false;
    if (!known) return fprintf(stderr, "profiler: bad argument %s\n", values[index]), -1;
  }
  if (!find_processor_access()) return fprintf(stderr, "profiler: this QEMU does not export its registers\n"), -1;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  qemu_plugin_register_atexit_cb(id, write_samples, NULL);
  return 0;
}
