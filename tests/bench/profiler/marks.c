#define _GNU_SOURCE
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#define MARKS 128

struct mark {
  char name[64];
  uint32_t start, end;
  bool open;
  struct counts begin;
  struct counts *samples;
  size_t count, capacity;
};

/* A line of the listing: an instruction, or the passage of an exception (no address). */
struct line { uint32_t address; int cycles, strict; enum passage passage; uint32_t exception; };
struct listing { struct line *lines; size_t count, capacity; };

static struct mark marks[MARKS];
static int mark_count;
static struct mark *listed;
static char listed_name[64];
/* Of the window that is open, and of the last one that was closed. */
static struct listing growing, finished;

static void *grown(void *list, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return list;
  *capacity = *capacity ? *capacity * 2 : 256;
  list = realloc(list, *capacity * size);
  if (!list) abort();
  return list;
}

bool add_mark(const char *text) {
  char name[64];
  unsigned start, end;
  if (mark_count == MARKS || sscanf(text, "%63[^:]:%x:%x", name, &start, &end) != 3) return false;
  struct mark *mark = &marks[mark_count++];
  memcpy(mark->name, name, sizeof name);
  mark->start = start & ~1u;
  mark->end = end & ~1u;
  if (!strcmp(name, listed_name)) listed = mark;
  return true;
}

/* --- The listing. --- */

void list_mark(const char *name) {
  snprintf(listed_name, sizeof listed_name, "%s", name);
  for (int index = 0; index < mark_count; index++) {
    if (!strcmp(marks[index].name, listed_name)) listed = &marks[index];
  }
}

static void add_line(struct line line) {
  growing.lines = grown(growing.lines, growing.count, &growing.capacity, sizeof line);
  growing.lines[growing.count++] = line;
}

void list_step(const struct step *step) {
  if (!listed || !listed->open) return;
  if (step->booked) add_line((struct line){step->booked->address, step->cycles, step->strict, NO_PASSAGE, 0});
  int cycles = passage_cycles(step->passage);
  if (cycles) add_line((struct line){0, cycles, cycles, step->passage, current_exception});
}

static void finish_listing(void) {
  struct listing kept = finished;
  finished = growing;
  growing = kept;
}

/* --- Samples. --- */

static void add_sample(struct mark *mark) {
  mark->samples = grown(mark->samples, mark->count, &mark->capacity, sizeof *mark->samples);
  struct counts *sample = &mark->samples[mark->count++];
  sample->instructions = now.instructions - mark->begin.instructions;
  sample->cycles = now.cycles - mark->begin.cycles;
  sample->strict = now.strict - mark->begin.strict;
  sample->exceptions = now.exceptions - mark->begin.exceptions;
}

/* Ends come first, so that the end of one window may be the start of another. A repeated start begins anew. */
void follow_marks(uint32_t address) {
  for (int index = 0; index < mark_count; index++) {
    struct mark *mark = &marks[index];
    if (mark->open && address == mark->end) {
      add_sample(mark);
      mark->open = false;
      if (mark == listed) finish_listing();
    }
    if (address == mark->start) {
      mark->open = true;
      mark->begin = now;
      if (mark == listed) growing.count = 0;
    }
  }
}

void write_samples(FILE *file) {
  for (int index = 0; index < mark_count; index++) {
    const struct mark *mark = &marks[index];
    fprintf(file, "%s\n\"%s\": [", index ? "," : "", mark->name);
    for (size_t sample = 0; sample < mark->count; sample++) {
      const struct counts *counts = &mark->samples[sample];
      fprintf(file, "%s[%llu,%llu,%llu,%llu]", sample ? "," : "", (unsigned long long)counts->instructions,
              (unsigned long long)counts->cycles, (unsigned long long)counts->strict,
              (unsigned long long)counts->exceptions);
    }
    fprintf(file, "]");
  }
}

void write_listing(FILE *file) {
  for (size_t index = 0; index < finished.count; index++) {
    const struct line *line = &finished.lines[index];
    fprintf(file, "%s\n[%u,%d,%d,%d,%u]", index ? "," : "", line->address, line->cycles, line->strict, line->passage,
            line->exception);
  }
}
