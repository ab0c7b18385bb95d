/*
 * The stand-in for the program around an app: starts it and takes the steps of the script. There is no time, and nobody else
 * publishes or serves: what the app asks for is printed, so that tests can see it.
 */
#include "world.h"

static void print_text(const char *text)
{
    uint32_t length = 0;
    while (text[length] != 0)
        length++;
    platform_print(text, length);
}

static void print_number(uint32_t number)
{
    char digits[10];
    uint32_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    platform_print(digits + first, sizeof digits - first);
}

/* The bytes of a topic's name, from the lowest on. */
static uint64_t topic_of(const struct step *step)
{
    uint64_t topic = 0;
    for (uint32_t i = step->count; i > 0; i--)
        topic = topic << 8 | (uint8_t)step->text[i - 1];
    return topic;
}

static void send(const struct step *step)
{
    for (uint32_t i = 0; i < step->times; i++) {
        if (!app_message((const uint8_t *)step->text, step->count)) {
            print_text("(refused)\n");
            return;
        }
    }
    const struct app_text *const answer = app_answer();
    platform_print((const char *)answer->bytes, (uint32_t)answer->length);
    print_text("\n");
}

static void print_facts(void)
{
    const struct app_heap_facts *const facts = app_heap_information();
    const uint32_t all[] = {facts->size, facts->used, facts->peak, facts->collections, facts->allocations};
    for (uint32_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        print_text(i == 0 ? "" : " ");
        print_number(all[i]);
    }
    print_text("\n");
}

static void take(const struct step *step)
{
    switch (step->kind) {
    case STEP_MESSAGE:
        send(step);
        break;
    case STEP_TIMER:
        app_timer();
        break;
    case STEP_EVENT:
        app_event(topic_of(step), step->words);
        break;
    case STEP_FACTS:
        print_facts();
        break;
    default:
        break;
    }
}

void world_run(void)
{
    app_start();
    for (const struct step *step = steps; step->kind != STEP_END; step++)
        take(step);
}

/* ------------------------------------------------------------------------------------------------------- what apps ask for */

void app_write(const uint8_t *bytes, uint32_t length)
{
    platform_print((const char *)bytes, length);
}

void app_world_timer(uint32_t period)
{
    print_text("(timer ");
    print_number(period);
    print_text(")\n");
}

uint32_t app_world_now(void)
{
    return 0;
}

bool app_world_subscribe(uint64_t topic)
{
    print_text("(subscribe ");
    for (; topic != 0; topic >>= 8)
        platform_print(&(char){(char)topic}, 1);
    print_text(")\n");
    return true;
}

void app_world_publish(uint64_t topic, const uint32_t *words)
{
    print_text("(publish ");
    for (; topic != 0; topic >>= 8)
        platform_print(&(char){(char)topic}, 1);
    for (uint32_t i = 0; i < 4; i++) {
        print_text(" ");
        print_number(words[i]);
    }
    print_text(")\n");
}

/* Gives back the arguments as results, and the number of bytes as the first: no service is here. */
uint32_t app_world_call(uint32_t service, uint32_t method, uint32_t *words, uint32_t count, const uint8_t *bytes, uint32_t length)
{
    print_text("(call ");
    print_number(service);
    print_text(" ");
    print_number(method);
    for (uint32_t i = 0; i < count; i++) {
        print_text(" ");
        print_number(words[i]);
    }
    print_text(" ");
    platform_print((const char *)bytes, length);
    print_text(")\n");
    return 0;
}
