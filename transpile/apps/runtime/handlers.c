/* What the program around the app calls, but events (events.c). */
#include "handlers.h"
#include "heap.h"
#include "utf8.h"

value app_kept[APP_KEPT_COUNT];
const void *app_stack_base;

/* Never merged with a body: the collector relies on the body's variables being below this frame. */
__attribute__((noipa)) void app_run_handler(void (*body)(const void *context), const void *context)
{
    app_stack_base = __builtin_frame_address(0);
    const uint32_t allocations = app_heap_facts.allocations;
    body(context);
    /* What a handler that made nothing let go of waits for the next one that does. */
    if (app_heap_facts.allocations != allocations)
        app_collect(false);
    app_heap_facts.handled++;
}

static void start(const void *unused)
{
    (void)unused;
    app_handlers.start();
    if (app_handlers.on_start != NULL)
        app_handlers.on_start();
}

void app_start(void)
{
    app_heap_open();
    app_run_handler(start, NULL);
}

static void tick(const void *unused)
{
    (void)unused;
    if (app_handlers.on_timer != NULL)
        app_handlers.on_timer();
}

void app_timer(void)
{
    app_run_handler(tick, NULL);
}

struct message {
    const uint8_t *bytes;
    int32_t count;
};

static void answer(const void *context)
{
    const struct message *const message = context;
    const value text = APP_ALLOCATED(app_text_from_utf8(message->bytes, message->count));
    app_kept[APP_ANSWER] = app_handlers.on_message(text);
    app_kept[APP_ANSWER] = APP_ALLOCATED(app_text_to_utf8(app_kept[APP_ANSWER]));
}

bool app_message(const uint8_t *bytes, uint32_t length)
{
    const struct message message = {bytes, app_utf8_count(bytes, length)};
    app_kept[APP_ANSWER] = 0;
    if (app_handlers.on_message == NULL || message.count < 0)
        return false;
    app_run_handler(answer, &message);
    return true;
}

const struct app_text *app_answer(void)
{
    return APP_TEXT_OF(app_kept[APP_ANSWER]);
}

const struct app_heap_facts *app_heap_information(void)
{
    return &app_heap_facts;
}
