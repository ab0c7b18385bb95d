#include "trigger.h"

#include <stdio.h>

#include "processor.h"

#define CONFIGURATION_CONTROL 0xe000ed14
#define USERSETMPEND 2
#define TRIGGERS 4

static uint32_t stores[TRIGGERS];
static int store_count;

bool add_trigger(const char *text) {
  return store_count < TRIGGERS && sscanf(text, "%x", &stores[store_count++]) == 1;
}

void follow_triggers(uint32_t address) {
  for (int index = 0; index < store_count; index++) {
    if (address == stores[index]) write_word(CONFIGURATION_CONTROL, read_word(CONFIGURATION_CONTROL) | USERSETMPEND);
  }
}
