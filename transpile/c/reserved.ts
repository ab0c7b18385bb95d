/**
 * Identifiers that generated C gives a meaning of its own: keywords, and what `conductor.h` declares.
 *
 * `macroNames` are replaced wherever they stand, so not even a field may be called so; the others only
 * occupy file scope.
 */
const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
  'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof';

const macros =
  'bool true false NULL INT8_MIN INT16_MIN INT32_MIN linux unix i386 arm offsetof INDEX NONNULL NONZERO PANIC ' +
  'SUBSPAN TEXT ASSERT_SIZE ASSERT_OFFSET ASSERT_SIZE_32 ASSERT_OFFSET_32 VOLATILE_WRITE CONDUCTOR_H CONDUCTOR_PANIC ' +
  'CONDUCTOR_PANIC_TEXT CONDUCTOR_HOST_TRACE';

const fileScope =
  'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t uintptr_t intptr_t size_t ptrdiff_t ' +
  'memcpy memmove memset memcmp string string_equals divide_i32 remainder_i32 clz32 ctz32 popcount32 rbit32 bswap32 ror32 ' +
  'min_u32 max_u32 min_i32 max_i32 dsb dmb isb wfi wfe sev nop cpsid cpsie bkpt ldrex strex clrex barrier load8 load16 load32 ' +
  'store8 store16 store32 conductor_panic conductor_host_read conductor_host_write ' +
  'index_ value_ start_ count_ length_';

export const macroNames: ReadonlySet<string> = new Set(`${keywords} ${macros}`.split(' '));
export const reservedNames: ReadonlySet<string> = new Set(`${keywords} ${macros} ${fileScope}`.split(' '));
