/*
 * Subscriptions of the app, and what it publishes.
 *
 * A subscription is a record in a list, oldest first; the list is a root (app_kept), so handlers live as long as the app. The name of a
 * topic is one number, its bytes from the lowest on, as the events service has it (src/interfaces/events.ts).
 */
#include "handlers.h"

enum { SUBSCRIPTION_NEXT, SUBSCRIPTION_LOW, SUBSCRIPTION_HIGH, SUBSCRIPTION_HANDLER, SUBSCRIPTION_WORDS };
enum { LONGEST_NAME = 8, FIRST_GRAPHIC = 0x21, LAST_GRAPHIC = 0x7e, EVENT_WORDS = 4 };

/* 0: no topic can have this name. */
static uint64_t topic_of(value name)
{
    const struct app_text *const text = APP_TEXT_OF(name);
    uint64_t topic = 0;
    if (text->length > LONGEST_NAME)
        return 0;
    for (value index = text->length; index > 0; index--) {
        const uint8_t character = text->bytes[index - 1];
        if (character < FIRST_GRAPHIC || character > LAST_GRAPHIC)
            return 0;
        topic = topic << 8 | character;
    }
    return topic;
}

static uint64_t topic_of_subscription(value subscription)
{
    return (uint64_t)(uint32_t)app_load(subscription, SUBSCRIPTION_HIGH) << 32 | (uint32_t)app_load(subscription, SUBSCRIPTION_LOW);
}

static void append(value subscription)
{
    value *place = &app_kept[APP_SUBSCRIPTIONS];
    while (*place != 0)
        place = &APP_WORDS_OF(*place)[SUBSCRIPTION_NEXT];
    *place = subscription;
}

uint32_t app_subscribed(value name, value handler)
{
    const uint64_t topic = topic_of(name);
    if (topic == 0 || !app_world_subscribe(topic))
        return APP_TOPIC;
    const value subscription = app_allocate(SUBSCRIPTION_WORDS, APP_WORDS);
    if (subscription == 0)
        return APP_HEAP;
    app_store(subscription, SUBSCRIPTION_LOW, (value)(uint32_t)topic);
    app_store(subscription, SUBSCRIPTION_HIGH, (value)(uint32_t)(topic >> 32));
    app_store(subscription, SUBSCRIPTION_HANDLER, handler);
    append(subscription);
    return 0;
}

void app_subscribe_again(void)
{
    for (value each = app_kept[APP_SUBSCRIPTIONS]; each != 0; each = app_load(each, SUBSCRIPTION_NEXT))
        (void)app_world_subscribe(topic_of_subscription(each));
}

uint32_t app_published(value name, value words)
{
    const uint64_t topic = topic_of(name);
    const value count = app_array_length(words);
    uint32_t event[EVENT_WORDS] = {0};
    if (topic == 0)
        return APP_TOPIC;
    if (count > EVENT_WORDS)
        return APP_RANGE;
    for (value index = 0; index < count; index++)
        event[index] = (uint32_t)APP_WORDS_OF(app_load(words, APP_ARRAY_ELEMENTS))[index];
    app_world_publish(topic, event);
    return 0;
}

/* Its words as the array that handlers get; each has one of its own, for it may keep it. */
static value array_of(const uint32_t *words)
{
    const value array = app_array();
    app_array_resize(array, EVENT_WORDS);
    for (value index = 0; index < EVENT_WORDS; index++)
        app_set_element(array, index, (value)words[index]);
    return array;
}

struct event {
    uint64_t topic;
    const uint32_t *words;
};

/* A subscription that a handler adds meanwhile is for the next event: it comes behind `last`. */
static void deliver(const void *context)
{
    const struct event *const event = context;
    value last = app_kept[APP_SUBSCRIPTIONS];
    while (last != 0 && app_load(last, SUBSCRIPTION_NEXT) != 0)
        last = app_load(last, SUBSCRIPTION_NEXT);
    for (value each = app_kept[APP_SUBSCRIPTIONS]; each != 0; each = app_load(each, SUBSCRIPTION_NEXT)) {
        if (topic_of_subscription(each) == event->topic)
            (void)app_call(app_load(each, SUBSCRIPTION_HANDLER), array_of(event->words), 0, 0, 0);
        if (each == last)
            break;
    }
}

void app_event(uint64_t topic, const uint32_t *words)
{
    const struct event event = {topic, words};
    app_run_handler(deliver, &event);
}
