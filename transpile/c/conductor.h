/*
 * What generated C stands on: fixed-width types, checks, and the processor's instructions.
 *
 * Checks are macros rather than functions, so that a trap is an instruction of its own at the source line that failed.
 * On ARM a panic is `udf #code`; elsewhere it calls conductor_panic(), which the program around it defines. Either may be
 * replaced by defining CONDUCTOR_PANIC(code, reason) before this file is included. With CONDUCTOR_PANIC_TEXT, the reason's
 * address is in r0 when the processor traps; without, the reason costs no memory and is found by the source line.
 */
#ifndef CONDUCTOR_H
#define CONDUCTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Debuggers take the code of these for that of their callers. */
#define CONDUCTOR_INLINE static inline __attribute__((always_inline, artificial))

/*
 * What these would say is about the source, not about the C: a generic's `value < 256` is right for every type, and
 * always true for one of them; on a path that never runs, a reference may well seem to be null.
 */
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wtautological-compare"
#pragma GCC diagnostic ignored "-Wnonnull"

/* ---------------------------------------------------------------------------------------------- panics */

#ifndef CONDUCTOR_PANIC
#if defined(__arm__)
#if defined(CONDUCTOR_PANIC_TEXT)
#define CONDUCTOR_PANIC(code, reason)                                                             \
    ({                                                                                            \
        register const char *reason_ __asm__("r0") = (reason);                                    \
        __asm__ volatile("udf %0 @ %1" : : "i"(code), "i"(__COUNTER__), "r"(reason_) : "memory"); \
        __builtin_unreachable();                                                                  \
    })
#else
/* The counter, in a comment, keeps gcc from merging traps of different lines into one. */
#define CONDUCTOR_PANIC(code, reason)                                               \
    ({                                                                              \
        __asm__ volatile("udf %0 @ %1" : : "i"(code), "i"(__COUNTER__) : "memory"); \
        __builtin_unreachable();                                                    \
    })
#endif
#else
_Noreturn void conductor_panic(unsigned code, const char *reason);
#define CONDUCTOR_PANIC(code, reason) conductor_panic(code, reason)
#endif
#endif

#define PANIC(code, reason) CONDUCTOR_PANIC(code, reason)

/* The index, which is below the length. */
#define INDEX(index, length)                                                              \
    ({                                                                                    \
        uint32_t index_ = (index);                                                        \
        if (__builtin_expect(index_ >= (length), 0)) PANIC(1, "index out of range");      \
        index_;                                                                           \
    })

/* The divisor, which is not zero. */
#define NONZERO(divisor)                                                           \
    ({                                                                             \
        __auto_type divisor_ = (divisor) + 0; /* a bit field has no type to copy */ \
        if (__builtin_expect(divisor_ == 0, 0)) PANIC(2, "division by zero");      \
        divisor_;                                                                  \
    })

/* The reference, which is not null. */
#define NONNULL(reference)                                                           \
    ({                                                                               \
        __auto_type reference_ = (reference);                                        \
        if (__builtin_expect(reference_ == NULL, 0)) PANIC(3, "null reference");     \
        reference_;                                                                  \
    })

/* `count` elements from `start` of `length` elements at `data`. */
#define SUBSPAN(type, data, length, start, count)                                             \
    ({                                                                                        \
        uint32_t start_ = (start), count_ = (count), length_ = (length);                      \
        if (__builtin_expect(start_ > length_ || count_ > length_ - start_, 0))               \
            PANIC(6, "span out of range");                                                    \
        (type){(data) + start_, count_};                                                      \
    })

/* --------------------------------------------------------------------------------------------- layouts */

#define ASSERT_SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), "size of " #type)
#define ASSERT_OFFSET(type, field, bytes) \
    _Static_assert(offsetof(type, field) == (bytes), "offset of " #type "." #field)
/* Of types with pointers, where pointers have 32 bits. */
#define ASSERT_SIZE_32(type, bytes) \
    _Static_assert(sizeof(void *) != 4 || sizeof(type) == (bytes), "size of " #type)
#define ASSERT_OFFSET_32(type, field, bytes) \
    _Static_assert(sizeof(void *) != 4 || offsetof(type, field) == (bytes), "offset of " #type "." #field)

/* --------------------------------------------------------------------------------------- constant texts */

/* Aligned to its size, like a span: only then does gcc keep one in two registers, and not in memory. */
struct string {
    const char *data;
    uint32_t length;
} __attribute__((aligned(8)));

#define TEXT(literal) ((struct string){literal, sizeof(literal) - 1})

CONDUCTOR_INLINE bool string_equals(struct string a, struct string b)
{
    return a.length == b.length && (a.length == 0 || __builtin_memcmp(a.data, b.data, a.length) == 0);
}

/* ------------------------------------------------------------------------------------------ arithmetic */

/* Truncating division in which INT32_MIN / -1 wraps, as the processor's instruction does. */
CONDUCTOR_INLINE int32_t divide_i32(int32_t a, int32_t b)
{
#if defined(__ARM_FEATURE_IDIV)
    if (!__builtin_constant_p(a) || !__builtin_constant_p(b)) {
        int32_t quotient;
        __asm__("sdiv %0, %1, %2" : "=r"(quotient) : "r"(a), "r"(b));
        return quotient;
    }
#endif
    return b == -1 ? (int32_t)(0u - (uint32_t)a) : a / b;
}

CONDUCTOR_INLINE int32_t remainder_i32(int32_t a, int32_t b)
{
    return b == -1 ? 0 : a % b;
}

CONDUCTOR_INLINE uint32_t min_u32(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

CONDUCTOR_INLINE uint32_t max_u32(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

CONDUCTOR_INLINE int32_t min_i32(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

CONDUCTOR_INLINE int32_t max_i32(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

CONDUCTOR_INLINE uint32_t clz32(uint32_t value)
{
    return value == 0 ? 32u : (uint32_t)__builtin_clz(value);
}

CONDUCTOR_INLINE uint32_t ctz32(uint32_t value)
{
    return value == 0 ? 32u : (uint32_t)__builtin_ctz(value);
}

CONDUCTOR_INLINE uint32_t popcount32(uint32_t value)
{
    value -= (value >> 1) & 0x55555555u;
    value = (value & 0x33333333u) + ((value >> 2) & 0x33333333u);
    return (((value + (value >> 4)) & 0x0f0f0f0fu) * 0x01010101u) >> 24;
}

CONDUCTOR_INLINE uint32_t bswap32(uint32_t value)
{
    return __builtin_bswap32(value);
}

CONDUCTOR_INLINE uint32_t ror32(uint32_t value, uint32_t count)
{
    return value >> (count & 31) | value << (-count & 31);
}

CONDUCTOR_INLINE uint32_t rbit32(uint32_t value)
{
#if defined(__ARM_ARCH) && __ARM_ARCH >= 7
    uint32_t result;
    __asm__("rbit %0, %1" : "=r"(result) : "r"(value));
    return result;
#else
    value = (value >> 1 & 0x55555555u) | (value & 0x55555555u) << 1;
    value = (value >> 2 & 0x33333333u) | (value & 0x33333333u) << 2;
    value = (value >> 4 & 0x0f0f0f0fu) | (value & 0x0f0f0f0fu) << 4;
    return __builtin_bswap32(value);
#endif
}

/* ------------------------------------------------------------------------------------- volatile accesses */

#if defined(CONDUCTOR_HOST_TRACE)
/* The test harness: an access of `width` bits at an address, in place of memory. */
uint32_t conductor_host_read(uintptr_t address, unsigned width);
void conductor_host_write(uintptr_t address, unsigned width, uint32_t value);

#define VOLATILE_WRITE(type, address, width, value)       \
    ({                                                    \
        uintptr_t address_ = (address);                   \
        type value_ = (type)(value);                      \
        conductor_host_write(address_, width, value_);    \
        value_;                                           \
    })
#define VOLATILE_WRITE_BITS(address, shift, mask, value)                                        \
    ({                                                                                          \
        uintptr_t address_ = (address);                                                         \
        uint32_t value_ = (value) & (mask);                                                     \
        uint32_t others_ = conductor_host_read(address_, 32) & ~((mask) << (shift));            \
        conductor_host_write(address_, 32, others_ | value_ << (shift));                        \
        value_;                                                                                 \
    })
#define CONDUCTOR_LOAD(address, type, width) ((type)conductor_host_read(address, width))
#define CONDUCTOR_STORE(address, type, width, value) conductor_host_write(address, width, value)
#else
#define CONDUCTOR_LOAD(address, type, width) (*(volatile type *)(uintptr_t)(address))
#define CONDUCTOR_STORE(address, type, width, value) ((void)(*(volatile type *)(uintptr_t)(address) = (value)))
#endif

CONDUCTOR_INLINE uint8_t load8(uint32_t address)
{
    return CONDUCTOR_LOAD(address, uint8_t, 8);
}

CONDUCTOR_INLINE uint16_t load16(uint32_t address)
{
    return CONDUCTOR_LOAD(address, uint16_t, 16);
}

CONDUCTOR_INLINE uint32_t load32(uint32_t address)
{
    return CONDUCTOR_LOAD(address, uint32_t, 32);
}

CONDUCTOR_INLINE void store8(uint32_t address, uint8_t value)
{
    CONDUCTOR_STORE(address, uint8_t, 8, value);
}

CONDUCTOR_INLINE void store16(uint32_t address, uint16_t value)
{
    CONDUCTOR_STORE(address, uint16_t, 16, value);
}

CONDUCTOR_INLINE void store32(uint32_t address, uint32_t value)
{
    CONDUCTOR_STORE(address, uint32_t, 32, value);
}

/* ------------------------------------------------------------------------------------------- processor */

/* No load or store moves across it. */
CONDUCTOR_INLINE void barrier(void)
{
    __asm__ volatile("" : : : "memory");
}

#if defined(__arm__)
/* Every one is a barrier to the compiler as well: what it orders or waits for is memory. */
#define CONDUCTOR_INSTRUCTION(name, text)                \
    CONDUCTOR_INLINE void name(void)                        \
    {                                                    \
        __asm__ volatile(text : : : "memory");           \
    }
#else
/* A host has neither other processors' memory order nor interrupts to tell: the compiler's order is what remains. */
#define CONDUCTOR_INSTRUCTION(name, text) \
    CONDUCTOR_INLINE void name(void)         \
    {                                     \
        barrier();                        \
    }
#endif

CONDUCTOR_INSTRUCTION(dsb, "dsb")
CONDUCTOR_INSTRUCTION(dmb, "dmb")
CONDUCTOR_INSTRUCTION(isb, "isb")
CONDUCTOR_INSTRUCTION(wfi, "wfi")
CONDUCTOR_INSTRUCTION(wfe, "wfe")
CONDUCTOR_INSTRUCTION(sev, "sev")
CONDUCTOR_INSTRUCTION(nop, "nop")
CONDUCTOR_INSTRUCTION(cpsid, "cpsid i")
CONDUCTOR_INSTRUCTION(cpsie, "cpsie i")

#if defined(__arm__)
/* The code is part of the instruction, so it must be constant: hence no function. */
#define bkpt(code) __asm__ volatile("bkpt %0" : : "i"(code) : "memory")

CONDUCTOR_INLINE uint32_t ldrex(uint32_t address)
{
    uint32_t value;
    __asm__ volatile("ldrex %0, [%1]" : "=r"(value) : "r"(address) : "memory");
    return value;
}

/* 0 when the store took place. */
CONDUCTOR_INLINE uint32_t strex(uint32_t address, uint32_t value)
{
    uint32_t failed;
    __asm__ volatile("strex %0, %2, [%1]" : "=&r"(failed) : "r"(address), "r"(value) : "memory");
    return failed;
}

CONDUCTOR_INLINE void clrex(void)
{
    __asm__ volatile("clrex" : : : "memory");
}
#else
#define bkpt(code) ((void)(code))

CONDUCTOR_INLINE uint32_t ldrex(uint32_t address)
{
    return load32(address);
}

/* Nobody else stores on the host. */
CONDUCTOR_INLINE uint32_t strex(uint32_t address, uint32_t value)
{
    store32(address, value);
    return 0;
}

CONDUCTOR_INLINE void clrex(void)
{
    barrier();
}
#endif

#endif
