/* For what calls into an app (handlers.c, events.c): how a handler runs. */
#ifndef CONDUCTOR_APP_HANDLERS_H
#define CONDUCTOR_APP_HANDLERS_H

#include "app.h"

/* Calls `body`; from its frame on the stack is the app's. When it is back, all that it made and the roots do not reach is garbage and
 * collected: a handler leaves nothing behind but what the app keeps. */
void app_run_handler(void (*body)(const void *context), const void *context);

#endif
