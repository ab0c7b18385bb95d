#include "latency.h"

#include <stddef.h>

#include "processor.h"

/* Registers of the interrupt controller. */
#define SET_PENDING 0xe000e200
#define LINE_PRIORITIES 0xe000e400
#define SYSTEM_PRIORITIES 0xe000ed18
#define FIRST_LINE 16
#define FIRST_CONFIGURABLE 4
#define HARD_FAULT 3
#define LOWEST 256

/* Ways into the kernel: calls by the variant that the program names, exceptions, calls of other processes. */
#define EXCEPTION_WAYS 100
#define OTHER_CALLS 200
#define WAYS 256
#define OPERATION_REGISTER 5
/* A way is over when its end came this often before the next instruction to try: it may vary in length. */
#define CONFIRMATIONS 3
#define SYSTEM_CALL 11
#define ENABLE_LINES 0xe000e100
/*
 * In a system call the interrupt is pended at every so many instructions, at first from the first one on, the next time from the
 * second. It needs its line enabled again, which was masked for the first one and stays so until the driver acknowledges.
 */
#define STRIDE 64

static bool watching, armed, trying;
static uint32_t line, from;

static uint32_t read_byte(uint32_t address) { return read_word(address & ~3u) >> 8 * (address & 3) & 0xff; }

/* The smaller the more urgent; of the controller as it is now. */
static int urgency(uint32_t exception) {
  if (exception == 0) return LOWEST;
  if (exception <= HARD_FAULT) return -1;
  if (exception < FIRST_LINE) return (int)read_byte(SYSTEM_PRIORITIES + exception - FIRST_CONFIGURABLE);
  return (int)read_byte(LINE_PRIORITIES + exception - FIRST_LINE);
}

bool watch_latency(const char *text) {
  watching = sscanf(text, "%u:%x", &line, &from) == 2;
  return watching;
}

/* --- Computed. --- */

static struct { uint64_t cycles, strict, instructions; uint32_t exception, from, to; } longest;
static bool blocked;
static struct counts blocked_since;
static uint32_t blocking_exception, blocked_from;

/* PRIMASK or BASEPRI is set; FAULTMASK is. */
static bool masked, fault_masked;

#define PRIMASK 16
#define FAULTMASK 19

/* CPSID, CPSIE, and MSR to PRIMASK, BASEPRI or FAULTMASK. */
static void follow_masks(const struct instruction *instruction) {
  uint32_t code = instruction->code, special = code & 0xff;
  if (instruction->size == 2 && (code & 0xffe8) == 0xb660) {
    if (code & 2) masked = code & 0x10;
    if (code & 1) fault_masked = code & 0x10;
  } else if ((code & 0xfff0ff00) == 0xf3808800 && special >= PRIMASK && special <= FAULTMASK) {
    bool set = read_register((int)(code >> 16 & 15)) != 0;
    if (special == FAULTMASK) fault_masked = set;
    else masked = set;
  }
}

static void note_wait(struct counts wait, uint32_t exception, uint32_t from, uint32_t to) {
  if (wait.cycles <= longest.cycles) return;
  longest.cycles = wait.cycles;
  longest.strict = wait.strict;
  longest.instructions = wait.instructions;
  longest.exception = exception;
  longest.from = from;
  longest.to = to;
}

/* From the start of the last instruction: an interrupt that is pended during it does not enter any more. */
static void begin_block(const struct step *step) {
  blocked_since = now;
  blocked_since.instructions -= step->booked != NULL;
  blocked_since.cycles -= (uint64_t)step->cycles;
  blocked_since.strict -= (uint64_t)step->strict;
  blocking_exception = current_exception;
  blocked_from = step->booked ? step->booked->address : 0;
}

/* The interrupt follows an exception without a new entry. */
static void end_block(uint32_t next, bool after_exception) {
  uint64_t entry = after_exception ? TAIL_CHAIN_CYCLES : ENTRY_CYCLES;
  struct counts wait = {
    .instructions = now.instructions - blocked_since.instructions,
    .cycles = now.cycles - blocked_since.cycles + entry,
    .strict = now.strict - blocked_since.strict + entry,
  };
  note_wait(wait, blocking_exception, blocked_from, next);
}

/* Nothing else is in the way. */
static struct counts wait_of_instruction(const struct step *step) {
  return (struct counts){
    .instructions = 1,
    .cycles = (uint64_t)step->cycles + ENTRY_CYCLES,
    .strict = (uint64_t)step->strict + ENTRY_CYCLES,
  };
}

void compute_latency(const struct step *step, uint32_t next) {
  if (!watching) return;
  if (next == from) armed = true;
  if (step->booked) follow_masks(step->booked);
  if (!armed) return;
  if (!blocked) note_wait(wait_of_instruction(step), current_exception, next, next);
  if (step->passage == EXIT || step->passage == TAIL_CHAIN) fault_masked = false;
  bool was_blocked = blocked;
  blocked = masked || fault_masked || urgency(current_exception) <= urgency(FIRST_LINE + line);
  bool entered = step->passage != NO_PASSAGE && current_exception == FIRST_LINE + line;
  if (was_blocked && (!blocked || entered)) end_block(next, step->passage != NO_PASSAGE);
  if (blocked && (!was_blocked || entered)) begin_block(step);
}

/* --- Tried. --- */

/* One way into the kernel. */
struct way {
  uint32_t next;      /* the instruction at which to pend */
  uint32_t tried, confirmed;
  bool finished;
  uint64_t worst, worst_driver;
  uint32_t worst_address;
};

static struct way ways[WAYS];
static uint32_t call_address, variant_address, finished_address, driver_address, driver_call;
static bool inside, pended, waiting, driver_waiting;
/* At the instruction to try, the line was not ready: that says nothing about the end of the way. */
static bool skipped;
/* The driver handles an interrupt: its line is masked. */
static bool driver_busy;
static struct way *way, *pended_way;
static uint32_t position, pended_address;
static uint64_t pended_since, driver_since;

bool try_latency(const char *text) {
  trying = sscanf(text, "%x:%x:%x:%x", &call_address, &variant_address, &finished_address, &driver_address) == 4;
  driver_call = driver_address - 2;
  return trying;
}

static bool is_system_call(const struct instruction *instruction) {
  return instruction->size == 2 && instruction->code >> 8 == 0xdf;
}

static struct way *way_of_call(uint32_t address) {
  uint32_t number = read_word(variant_address);
  if (address == call_address) return number < EXCEPTION_WAYS ? &ways[number] : NULL;
  return &ways[OTHER_CALLS + (uint32_t)read_register(OPERATION_REGISTER) % (WAYS - OTHER_CALLS)];
}

static void enter_way(struct way *entered) {
  inside = true;
  way = entered;
  position = 0;
  pended = skipped = false;
}

static bool is_strided(void) { return way < &ways[EXCEPTION_WAYS] || way >= &ways[OTHER_CALLS]; }

static bool is_over(void) {
  if (is_strided() && way->next == STRIDE) return true;
  return !pended && !skipped && ++way->confirmed == CONFIRMATIONS;
}

static void leave_way(void) {
  inside = false;
  if (!way || way->finished || !is_over()) return;
  way->finished = true;
  write_word(finished_address + 4 * (uint32_t)(way - ways), 1);
}

static void pend(uint32_t address) {
  uint32_t word = line / 32 * 4, bit = 1u << line % 32;
  if (pended) write_word(ENABLE_LINES + word, bit);
  else {
    driver_waiting = true;
    driver_since = now.cycles;
    way->next++;
    way->confirmed = 0;
  }
  write_word_after(SET_PENDING + word, bit);
  pended = waiting = true;
  pended_way = way;
  pended_since = now.cycles;
  pended_address = address;
  way->tried++;
}

static bool is_due(void) {
  if (way->finished) return false;
  if (!pended) return position == way->next;
  return is_strided() && current_exception == SYSTEM_CALL && (position - way->next + 1) % STRIDE == 0;
}

static bool is_line_ready(void) { return !waiting && (pended || (!driver_waiting && !driver_busy)); }

static void measure_wait(uint32_t address, enum passage passage) {
  uint64_t cycles = now.cycles - pended_since, driver_cycles = now.cycles - driver_since;
  if (waiting && passage != NO_PASSAGE && current_exception == FIRST_LINE + line) {
    waiting = false;
    if (cycles > pended_way->worst) {
      pended_way->worst = cycles;
      pended_way->worst_address = pended_address;
    }
  }
  if (driver_waiting && !waiting && current_exception == 0 && address == driver_address) {
    driver_waiting = false;
    driver_busy = true;
    if (driver_cycles > pended_way->worst_driver) pended_way->worst_driver = driver_cycles;
  }
}

void pend_and_measure(const struct instruction *instruction, const struct step *step) {
  if (!trying || !armed) return;
  measure_wait(instruction->address, step->passage);
  if (instruction->address == driver_call) driver_busy = false;
  if (current_exception == 0) {
    if (inside) leave_way();
    if (is_system_call(instruction)) enter_way(way_of_call(instruction->address));
  } else if (!inside) enter_way(&ways[EXCEPTION_WAYS + current_exception % (OTHER_CALLS - EXCEPTION_WAYS)]);
  if (!inside || !way || current_exception == FIRST_LINE + line) return;
  if (is_due()) {
    if (is_line_ready()) pend(instruction->address);
    else skipped |= !pended;
  }
  position++;
}

void write_latency(FILE *file) {
  fprintf(file, "{\"line\":%u,\"computed\":{\"cycles\":%llu,\"strict\":%llu,\"instructions\":%llu,"
                "\"exception\":%u,\"from\":%u,\"to\":%u},\"tried\":[",
          line, (unsigned long long)longest.cycles, (unsigned long long)longest.strict,
          (unsigned long long)longest.instructions, longest.exception, longest.from, longest.to);
  const char *separator = "";
  for (int index = 0; index < WAYS; index++) {
    const struct way *tried = &ways[index];
    if (!tried->tried) continue;
    fprintf(file, "%s\n{\"way\":%d,\"instructions\":%u,\"complete\":%s,\"cycles\":%llu,\"driver\":%llu,\"at\":%u}", separator,
            index, tried->tried, tried->finished ? "true" : "false", (unsigned long long)tried->worst,
            (unsigned long long)tried->worst_driver, tried->worst_address);
    separator = ",";
  }
  fprintf(file, "]}");
}
