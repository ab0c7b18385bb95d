/* Texts from and for outside: UTF-8, of which ours are the characters U+0000 to U+00FF, in one byte or two. */
#ifndef CONDUCTOR_APP_UTF8_H
#define CONDUCTOR_APP_UTF8_H

#include "app.h"

/* How many characters that is; -1: it is no UTF-8, or has characters above U+00FF. */
int32_t app_utf8_count(const uint8_t *bytes, uint32_t length);
/* The text of so many characters; 0: no room in the heap. */
value app_text_from_utf8(const uint8_t *bytes, int32_t count);
/* A text whose characters are the bytes of that one as UTF-8; 0: no room in the heap. */
value app_text_to_utf8(value text);

#endif
