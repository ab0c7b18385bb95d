/*
 * A QEMU plugin that counts instructions, exceptions and estimated Cortex-M4 cycles between two addresses, and finds out how
 * long device interrupts wait.
 *
 *   mark=NAME:START:END  count from the instruction at START (included) to the one at END (excluded), every time
 *   list=NAME            list the instructions of that mark's last sample
 *   trigger=ADDRESS      the store there may pend an interrupt
 *   latency=..., try=... see latency.h
 *   calls=MOST           find the most instructions of each system call (calls.h)
 *   out=FILE             where the results go, as JSON, when the simulator ends
 */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "clock.h"
#include "instruction.h"
#include "latency.h"
#include "marks.h"
#include "plugin.h"
#include "processor.h"
#include "trigger.h"

#define BUCKETS 65536

EXPORT int qemu_plugin_version = 1;

static const char *output_file;
static struct instruction *table[BUCKETS];

static void execute(struct instruction *instruction, bool first_of_block) {
  struct step step = begin_instruction(instruction, first_of_block);
  list_step(&step);
  compute_latency(&step, instruction->address);
  book_passage(step.passage);
  follow_marks(instruction->address);
  follow_calls(instruction);
  follow_triggers(instruction->address);
  pend_and_measure(instruction, &step);
}

static void on_first(unsigned cpu, void *data) { (void)cpu, execute(data, true); }
static void on_other(unsigned cpu, void *data) { (void)cpu, execute(data, false); }

static void on_memory(unsigned cpu, uint32_t information, uint64_t address, void *data) {
  (void)cpu, (void)information, (void)address, (void)data;
  note_memory();
}

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

static void write_results(qemu_plugin_id_t id, void *data) {
  (void)id, (void)data;
  FILE *file = output_file ? fopen(output_file, "w") : NULL;
  if (!file) return;
  fprintf(file, "{\"samples\":{");
  write_samples(file);
  fprintf(file, "},\n\"listing\":[");
  write_listing(file);
  fprintf(file, "],\n\"latency\":");
  write_latency(file);
  fprintf(file, ",\n\"calls\":");
  write_calls(file);
  fprintf(file, "}\n");
  fclose(file);
}

static bool take_argument(const char *text) {
  const char *value = strchr(text, '=');
  if (!value) return false;
  value++;
  if (!strncmp(text, "mark=", 5)) return add_mark(value);
  if (!strncmp(text, "latency=", 8)) return watch_latency(value);
  if (!strncmp(text, "try=", 4)) return try_latency(value);
  if (!strncmp(text, "trigger=", 8)) return add_trigger(value);
  if (!strncmp(text, "calls=", 6)) return count_calls(), true;
  if (!strncmp(text, "list=", 5)) return list_mark(value), true;
  if (!strncmp(text, "out=", 4)) return (output_file = strdup(value)) != NULL;
  return false;
}

EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info_t *info, int count, char **values) {
  (void)info;
  for (int index = 0; index < count; index++) {
    if (!take_argument(values[index])) return fprintf(stderr, "profiler: bad argument %s\n", values[index]), -1;
  }
  if (!find_processor()) return fprintf(stderr, "profiler: this QEMU does not export its processor\n"), -1;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  qemu_plugin_register_atexit_cb(id, write_results, NULL);
  return 0;
}
