/* What the parts of the stand-in for the program around an app share: the script, which is generated for each run, and the platform. */
#ifndef WORLD_H
#define WORLD_H

#include "app.h"

struct step {
    enum { STEP_END, STEP_MESSAGE, STEP_TIMER, STEP_EVENT, STEP_FACTS } kind;
    /* Of a message; the name of a topic. */
    const char *text;
    uint32_t count;
    uint32_t words[4];
    /* How often a message is sent. */
    uint32_t times;
};
extern const struct step steps[];

/* Starts the app and takes all steps. */
void world_run(void);

/* Of the platform: the app's output. */
void platform_print(const char *bytes, uint32_t length);

#endif
