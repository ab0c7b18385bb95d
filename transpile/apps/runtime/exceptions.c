/* What is thrown: one at a time, since a handler of `finally` that throws replaces what it was called for. */
#include "app.h"

value app_thrown_value;
uint32_t app_try_depth;

static const struct app_text prefix = {16, "Uncaught Error: "};

void app_report_uncaught(value thrown)
{
    app_print(app_constant(prefix));
    app_print(app_load(thrown, 0));
    app_print_end();
}
