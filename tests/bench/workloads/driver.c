/*
 * Runs one workload twice, as the transpiler made it and as a person wrote it, between labels that the profiler knows,
 * and ends the simulator: status 0 if both came to the same result.
 */
#include "machine.h"

void prepare(void);
uint32_t workload(void);
void reference_prepare(void);
uint32_t reference_workload(void);

static void start(void)
{
    prepare();
    LABEL(dialect_begin);
    uint32_t result = workload();
    LABEL(dialect_end);
    reference_prepare();
    LABEL(reference_begin);
    uint32_t expected = reference_workload();
    LABEL(reference_end);
    leave(result != expected);
}
