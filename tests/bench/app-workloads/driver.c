/*
 * Runs an app's workload, which is its onMessage, and the same as a person wrote it in C, between labels that the profiler knows,
 * and ends the simulator: status 0 if the answer is the number that the C came to.
 */
#include "../workloads/machine.h"
#include "app.h"

void reference_prepare(void);
uint32_t reference_workload(void);

uint32_t app_heap[8192];
const uint32_t app_heap_bytes = sizeof app_heap;

/* The answer as a number: digits behind a sign. */
static uint32_t answered(void)
{
    const struct app_text *const text = app_answer();
    uint32_t number = 0;
    for (int32_t i = text->bytes[0] == '-'; i < text->length; i++)
        number = number * 10 + text->bytes[i] - '0';
    return text->bytes[0] == '-' ? -number : number;
}

static void start(void)
{
    app_start();
    LABEL(timer_begin);
    app_timer();
    LABEL(timer_end);
    LABEL(app_begin);
    app_message((const uint8_t *)"sixteen letters!", 16);
    LABEL(app_end);
    reference_prepare();
    LABEL(reference_begin);
    const uint32_t expected = reference_workload();
    LABEL(reference_end);
    leave(answered() != expected);
}

/* These workloads ask for nothing. */
void app_write(const uint8_t *bytes, uint32_t length)
{
    (void)bytes, (void)length;
}
