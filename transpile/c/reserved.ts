/**
 * Identifiers that generated C gives a meaning of its own: keywords, and what `conductor.h` declares or includes.
 *
 * Macros are replaced wherever they stand, so not even a field may be called so; the others only occupy file scope.
 */
const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
  'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof';

const macros =
  'bool true false NULL linux unix i386 arm offsetof INDEX NONNULL NONZERO PANIC ' +
  'SUBSPAN TEXT ASSERT_SIZE ASSERT_OFFSET ASSERT_SIZE_32 ASSERT_OFFSET_32 VOLATILE_WRITE';

/** Ours, the language's own (but a final underscore makes a name free), and the limits in `<stdint.h>`. */
const macroPattern =
  /^((CONDUCTOR_|_[A-Z]).*[^_]|U?INT(_LEAST|_FAST)?(8|16|32|64|PTR|MAX)_(MIN|MAX|C)|(SIZE|PTRDIFF|SIG_ATOMIC|WCHAR|WINT)_(MIN|MAX))$/;

const fileScope =
  'intmax_t uintmax_t uintptr_t intptr_t size_t ptrdiff_t wchar_t max_align_t ' +
  'memcpy memmove memset memcmp string string_equals divide_i32 remainder_i32 clz32 ctz32 popcount32 rbit32 bswap32 ror32 ' +
  'min_u32 max_u32 min_i32 max_i32 dsb dmb isb wfi wfe sev nop cpsid cpsie bkpt ldrex strex clrex barrier load8 load16 load32 ' +
  'store8 store16 store32 conductor_panic conductor_host_read conductor_host_write ' +
  'index_ value_ start_ count_ length_';

const fileScopePattern = /^u?int(_least|_fast)?(8|16|32|64)_t$/;

const macroNames: ReadonlySet<string> = new Set(`${keywords} ${macros}`.split(' '));
const fileScopeNames: ReadonlySet<string> = new Set(fileScope.split(' '));

/** Whether nothing at all may have this name, not even a field. */
export const isMacroName = (name: string): boolean => macroNames.has(name) || macroPattern.test(name);

/** Whether nothing outside of a struct may have this name. */
export const isReservedName = (name: string): boolean =>
  isMacroName(name) || fileScopeNames.has(name) || fileScopePattern.test(name);
