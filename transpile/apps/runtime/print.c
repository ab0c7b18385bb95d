/*
 * The console's line: texts as UTF-8. Nothing is gathered here; what is around the app makes lines of it.
 */
#include "text.h"

enum { FIRST_BEYOND_ASCII = 0x80, LEAD_BYTE = 0xc0, NEXT_BYTE = 0x80, BITS_IN_NEXT_BYTE = 6, MASK_OF_NEXT_BYTE = 0x3f };

void app_print(value text)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    for (value i = 0, start = 0; i < whole->length; start = i) {
        while (i < whole->length && whole->bytes[i] < FIRST_BEYOND_ASCII)
            i++;
        if (i > start)
            app_write(whole->bytes + start, (uint32_t)(i - start));
        for (; i < whole->length && whole->bytes[i] >= FIRST_BEYOND_ASCII; i++) {
            const uint8_t c = whole->bytes[i];
            const uint8_t pair[] = {(uint8_t)(LEAD_BYTE | c >> BITS_IN_NEXT_BYTE), (uint8_t)(NEXT_BYTE | (c & MASK_OF_NEXT_BYTE))};
            app_write(pair, sizeof pair);
        }
    }
}

void app_print_end(void)
{
    app_write((const uint8_t *)"\n", 1);
}
