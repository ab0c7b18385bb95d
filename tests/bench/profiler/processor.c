#define _GNU_SOURCE
#include "processor.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* glib's GByteArray, as far as it is public. */
typedef struct { uint8_t *data; unsigned length; } byte_array;

/* MemTxAttrs, a structure of one word: none of its bits is set. */
typedef struct { uint32_t bits; } access_attributes;

static void *(*get_cpu)(int);
static int (*gdb_read_register)(void *, byte_array *, int);
static byte_array *(*set_size)(byte_array *, unsigned);
static byte_array *register_bytes;
static void *(*get_address_space)(void *, int);
static uint32_t (*transfer)(void *, uint64_t, access_attributes, void *, uint64_t, bool);
static void (*run_later)(void *, void (*)(void *, uintptr_t), uintptr_t);
static struct { uint32_t address, value; } later;

static bool find(void *function, const char *name) {
  return (*(void **)function = dlsym(RTLD_DEFAULT, name)) != NULL;
}

bool find_processor(void) {
  byte_array *(*new_array)(void);
  bool found = find(&get_cpu, "qemu_get_cpu") && find(&gdb_read_register, "arm_cpu_gdb_read_register") &&
               find(&set_size, "g_byte_array_set_size") && find(&new_array, "g_byte_array_new") &&
               find(&get_address_space, "cpu_get_address_space") && find(&transfer, "address_space_rw") &&
               find(&run_later, "async_run_on_cpu");
  if (found) register_bytes = new_array();
  return found;
}

uint32_t read_register(int number) {
  uint32_t value = 0;
  set_size(register_bytes, 0);
  if (gdb_read_register(get_cpu(0), register_bytes, number) == 4) memcpy(&value, register_bytes->data, 4);
  return value;
}

static uint32_t access_word(uint32_t address, uint32_t value, bool write) {
  access_attributes privileged = {0};
  transfer(get_address_space(get_cpu(0), 0), address, privileged, &value, 4, write);
  return value;
}

uint32_t read_word(uint32_t address) { return access_word(address, 0, false); }
void write_word(uint32_t address, uint32_t value) { access_word(address, value, true); }

static void write_later(void *cpu, uintptr_t data) {
  (void)cpu, (void)data;
  write_word(later.address, later.value);
}

/* The simulator refuses interrupts from the middle of its translated code. */
void write_word_after(uint32_t address, uint32_t value) {
  later.address = address;
  later.value = value;
  run_later(get_cpu(0), write_later, 0);
}
