/* CRC-32 (IEEE 802.3) of a message, as a C programmer writes it: no checks. */
#include <stddef.h>
#include <stdint.h>

#define POLYNOMIAL 0xedb88320u

static uint32_t remainders[256];
static uint8_t message[1024];

static void fill_remainders(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t remainder = byte;
        for (int bit = 0; bit < 8; bit++) remainder = remainder & 1 ? remainder >> 1 ^ POLYNOMIAL : remainder >> 1;
        remainders[byte] = remainder;
    }
}

static uint32_t crc32(const uint8_t *data, size_t length)
{
    uint32_t crc = 0xffffffffu;
    while (length-- > 0) crc = remainders[(crc ^ *data++) & 0xff] ^ crc >> 8;
    return ~crc;
}

void prepare(void)
{
    fill_remainders();
    for (size_t i = 0; i < sizeof message; i++) message[i] = (uint8_t)(i * 7);
}

uint32_t workload(void)
{
    return crc32(message, sizeof message);
}
