/* Arithmetic that takes more than an instruction or two. Everything is exact, and nothing needs more than 32 bits. */
#include "app.h"

value app_floor_quotient(value a, value b)
{
    const value quotient = a / b, rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient;
}

value app_ceiling_quotient(value a, value b)
{
    const value quotient = a / b, rest = a % b;
    return rest != 0 && (rest < 0) == (b < 0) ? quotient + 1 : quotient;
}

static uint32_t magnitude(value a)
{
    return a < 0 ? 0u - (uint32_t)a : (uint32_t)a;
}

/* To the nearest; what is in the middle goes up, as Math.round has it. */
value app_round_quotient(value a, value b)
{
    const value floor = app_floor_quotient(a, b);
    /* How far `a` is above `floor * b`: the sign is that of `b`. */
    const uint32_t above = magnitude((value)((uint32_t)a - (uint32_t)floor * (uint32_t)b));
    return above >= magnitude(b) - above ? floor + 1 : floor;
}

value app_power_of(value base, value exponent, bool *fits)
{
    *fits = true;
    if (base == 1 || base == -1)
        return base == 1 || exponent % 2 == 0 ? 1 : -1;
    value result = 1;
    for (uint32_t rest = (uint32_t)exponent; rest != 0 && *fits; rest /= 2) {
        if (rest % 2 != 0)
            *fits = !__builtin_mul_overflow(result, base, &result);
        /* The last square is not used, and may be too large. */
        if (rest > 1)
            *fits = *fits && !__builtin_mul_overflow(base, base, &base);
    }
    *fits = *fits && exponent >= 0;
    return result;
}

/* Bit by bit, the highest first. */
value app_square_root_of(value a)
{
    uint32_t root = 0, rest = (uint32_t)a;
    for (uint32_t bit = 1u << 30; bit != 0; bit >>= 2) {
        const uint32_t trial = root + bit;
        root >>= 1;
        if (rest >= trial) {
            rest -= trial;
            root += bit;
        }
    }
    return (value)root;
}
