/*
 * What compiled apps are made of: values, blocks of the heap, and the operations that ts2c's output calls.
 *
 * A value is 32 bits: a number, a boolean (0, 1), or a reference, which is the address of a block's first payload word. `undefined`
 * is 0 and `null` is 1 where a type admits them; neither is ever a reference. What can fail does so in the caller's own code: a
 * function of the run-time library says so by what it returns, and the macro around it executes the trap. So the address
 * of the fault is one of the TypeScript line, and these are macros: debug information gives an inline function its own lines.
 *
 * Invariants: every reference that the program can still use is in `app_globals`, in a block that is reachable from them, in a
 * register or on the stack (or points into a block), so the collector (heap.c) may run at each allocation; a payload word that
 * happens to look like a reference keeps a block alive, and nothing worse. Blocks never move.
 */
#ifndef CONDUCTOR_APP_H
#define CONDUCTOR_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t value;

#define APP_UNDEFINED 0
#define APP_NULL 1

/* ------------------------------------------------------------------------------------------------------------------ faults */

/* Codes of the trap instruction. Below 16: those of the dialect (docs/0002-dialect.md). */
enum app_fault {
    APP_INDEX = 1,      /* an index outside of an array or a text, a key that is not there */
    APP_DIVISION = 2,   /* a divisor of 0 */
    APP_ABSENT = 3,     /* `!` on undefined or null */
    APP_ASSERTION = 5,  /* assert(false) */
    APP_RANGE = 16,     /* a result that is no integer from -2^31 to 2^31-1 */
    APP_HEAP = 17,      /* no room in the heap, even after a collection */
    APP_UNCAUGHT = 18,  /* throw, and nobody catches */
    APP_TEXT = 19,      /* a character above U+00FF */
    APP_SEARCH = 20,    /* a regular expression that takes too long or too much memory */
    APP_TOPIC = 21,     /* a topic whose name is not one to eight graphic characters of ASCII, or that the events service has no room for */
    APP_EARLY = 22,    /* a variable before its declaration has run */
};

/* Ends the app. On the host (APP_HOST) its stand-in prints code and line, and exits with status 70. */
#ifdef APP_HOST
_Noreturn void app_host_fault(enum app_fault code, const char *file, int line);
#define app_fault(code) app_host_fault((code), __FILE__, __LINE__)
_Noreturn void app_host_fault_at(enum app_fault code, const void *address);
#define APP_FAULT_OF_CALLER(code) app_host_fault_at((code), __builtin_return_address(0))
#else
#define app_fault(code)                                                                                                         \
    do {                                                                                                                        \
        __asm__ volatile("udf %0" : : "i"(code));                                                                               \
        __builtin_unreachable();                                                                                                \
    } while (0)
/* In a function of the library that is TypeScript. In: the address to which it returns; out: the same in lr, of which the report of the
   fault tells the line. Nothing runs after it, so lr needs no saving. */
#define APP_FAULT_OF_CALLER(code)                                                                                               \
    do {                                                                                                                        \
        __asm__ volatile("mov lr, %1\n\tudf %0" : : "i"(code), "r"(__builtin_return_address(0)));                               \
        __builtin_unreachable();                                                                                                \
    } while (0)
#endif

/* A reference that an operation returned; 0 says that the heap is full. */
#define APP_ALLOCATED(expression)                                                                                               \
    ({                                                                                                                          \
        const value app_made = (expression);                                                                                    \
        if (app_made == 0)                                                                                                      \
            app_fault(APP_HEAP);                                                                                                \
        app_made;                                                                                                               \
    })
#define APP_REQUIRE(condition, code)                                                                                            \
    do {                                                                                                                        \
        if (!(condition))                                                                                                       \
            app_fault(code);                                                                                                    \
    } while (0)

/* ----------------------------------------------------------------------------------------------------------------- numbers */

#define APP_CHECKED(builtin, a, b)                                                                                              \
    ({                                                                                                                          \
        value app_result;                                                                                                       \
        if (builtin((value)(a), (value)(b), &app_result))                                                                       \
            app_fault(APP_RANGE);                                                                                               \
        app_result;                                                                                                             \
    })
#define app_add(a, b) APP_CHECKED(__builtin_add_overflow, a, b)
#define app_subtract(a, b) APP_CHECKED(__builtin_sub_overflow, a, b)
#define app_multiply(a, b) APP_CHECKED(__builtin_mul_overflow, a, b)
#define app_negate(a) APP_CHECKED(__builtin_sub_overflow, 0, a)
/* `(a + b) | 0`, `(a - b) | 0`, Math.imul: the low 32 bits. */
#define app_wrapping_add(a, b) ((value)((uint32_t)(a) + (uint32_t)(b)))
#define app_wrapping_subtract(a, b) ((value)((uint32_t)(a) - (uint32_t)(b)))
#define app_wrapping_multiply(a, b) ((value)((uint32_t)(a) * (uint32_t)(b)))
/* Math.trunc(a / b) and (a / b) | 0; the others round towards -infinity, +infinity, and the nearest (half up), as Math does. */
#define APP_QUOTIENT(function, a, b)                                                                                            \
    ({                                                                                                                          \
        const value app_dividend = (a), app_divisor = (b);                                                                      \
        APP_REQUIRE(app_divisor != 0, APP_DIVISION);                                                                            \
        APP_REQUIRE(app_divisor != -1 || app_dividend != INT32_MIN, APP_RANGE);                                                 \
        function(app_dividend, app_divisor);                                                                                    \
    })
#define APP_PLAIN_QUOTIENT(a, b) ((a) / (b))
#define app_divide(a, b) APP_QUOTIENT(APP_PLAIN_QUOTIENT, a, b)
#define app_divide_floor(a, b) APP_QUOTIENT(app_floor_quotient, a, b)
#define app_divide_ceiling(a, b) APP_QUOTIENT(app_ceiling_quotient, a, b)
#define app_divide_round(a, b) APP_QUOTIENT(app_round_quotient, a, b)
#define app_remainder(a, b)                                                                                                     \
    ({                                                                                                                          \
        const value app_dividend = (a), app_divisor = (b);                                                                      \
        APP_REQUIRE(app_divisor != 0, APP_DIVISION);                                                                            \
        app_divisor == -1 ? 0 : app_dividend % app_divisor;                                                                     \
    })
#define app_shift_left(a, b) ((value)((uint32_t)(a) << ((b) & 31)))
#define app_shift_right(a, b) ((value)(a) >> ((b) & 31))
/* `a >>> b`; a result from 2^31 on is a fault. */
#define app_shift_right_unsigned(a, b)                                                                                          \
    ({                                                                                                                          \
        const value app_result = (value)((uint32_t)(a) >> ((b) & 31));                                                          \
        APP_REQUIRE(app_result >= 0, APP_RANGE);                                                                                \
        app_result;                                                                                                             \
    })
#define app_and(a, b) ((value)(a) & (value)(b))
#define app_or(a, b) ((value)(a) | (value)(b))
#define app_xor(a, b) ((value)(a) ^ (value)(b))
#define app_not(a) (~(value)(a))
#define app_absolute(a)                                                                                                         \
    ({                                                                                                                          \
        const value app_operand = (a);                                                                                          \
        app_operand < 0 ? app_negate(app_operand) : app_operand;                                                                \
    })
#define app_minimum(a, b)                                                                                                       \
    ({                                                                                                                          \
        const value app_left = (a), app_right = (b);                                                                            \
        app_left < app_right ? app_left : app_right;                                                                            \
    })
#define app_maximum(a, b)                                                                                                       \
    ({                                                                                                                          \
        const value app_left = (a), app_right = (b);                                                                            \
        app_left > app_right ? app_left : app_right;                                                                            \
    })
#define app_sign(a)                                                                                                             \
    ({                                                                                                                          \
        const value app_operand = (a);                                                                                          \
        (app_operand > 0) - (app_operand < 0);                                                                                  \
    })
#define app_leading_zeroes(a)                                                                                                   \
    ({                                                                                                                          \
        const uint32_t app_operand = (uint32_t)(a);                                                                             \
        app_operand == 0 ? 32 : (value)__builtin_clz(app_operand);                                                              \
    })
/* a ** b; false in `fits`: the result is no number of ours (b < 0 included, but for a = 1 and -1). */
value app_power_of(value base, value exponent, bool *fits);
#define app_power(a, b)                                                                                                         \
    ({                                                                                                                          \
        bool app_fits;                                                                                                          \
        const value app_result = app_power_of((a), (b), &app_fits);                                                             \
        APP_REQUIRE(app_fits, APP_RANGE);                                                                                       \
        app_result;                                                                                                             \
    })
/* Math.floor(Math.sqrt(a)); a < 0 is a fault. */
value app_square_root_of(value a);
#define app_square_root(a)                                                                                                      \
    ({                                                                                                                          \
        const value app_operand = (a);                                                                                          \
        APP_REQUIRE(app_operand >= 0, APP_RANGE);                                                                               \
        app_square_root_of(app_operand);                                                                                        \
    })
value app_floor_quotient(value a, value b);
value app_ceiling_quotient(value a, value b);
value app_round_quotient(value a, value b);

/* -------------------------------------------------------------------------------------------------------------- heap, blocks */

enum app_kind {
    APP_FREE,
    APP_WORDS, /* nothing but values: an object, a class instance, a closure, a cell, a boxed number, the elements of an array */
    APP_BYTES, /* no value in it: a text */
};

/* The memory of the heap and its bytes, as the system file gives them: defined by whoever builds the app. */
extern uint32_t app_heap[];
extern const uint32_t app_heap_bytes;

/* Bytes of blocks, and what happened since the start: `used` counts what nobody has collected yet, `peak` is the most that was used. */
struct app_heap_facts {
    uint32_t size, used, peak, collections, allocations;
    uint32_t handled; /* handlers that were run */
};
extern struct app_heap_facts app_heap_facts;

/* Module-level variables and handlers that are kept (subscriptions): the roots. Defined by the generated code. */
extern value app_globals[];
extern const uint32_t app_global_count;
/* What the run-time library keeps itself: roots as well. */
enum app_kept { APP_SUBSCRIPTIONS, APP_ANSWER, APP_KEPT_COUNT };
extern value app_kept[APP_KEPT_COUNT];

/* A block of `count` words, all 0; 0 if there is no room even after a collection. */
value app_allocate(uint32_t count, enum app_kind kind);
/* Frees what is not reachable from the roots; with `stack`, nor from registers and the stack of the running handler. */
void app_collect(bool stack);
/* How many payload words the block of a reference has. */
uint32_t app_block_words(value reference);
/* Gives back all but the first `count` words of it, at least one and fewer than it has. */
void app_shrink(value reference, uint32_t count);

#define APP_WORDS_OF(reference) ((value *)(uintptr_t)(uint32_t)(reference))
#define APP_REFERENCE(pointer) ((value)(uint32_t)(uintptr_t)(pointer))

/* Objects, closures, cells: a fixed number of words. */
#define app_record(count) APP_ALLOCATED(app_allocate((uint32_t)(count), APP_WORDS))
#define app_load(reference, word) (APP_WORDS_OF(reference)[word])
#define app_store(reference, word, what) ((void)(APP_WORDS_OF(reference)[word] = (what)))
#define app_global(index) (app_globals[index])
#define app_set_global(index, what) ((void)(app_globals[index] = (what)))
/* A number where undefined or null may be: a record of one word. */
#define app_box(number)                                                                                                         \
    ({                                                                                                                          \
        const value app_boxed = (number);                                                                                       \
        const value app_place = app_record(1);                                                                                  \
        app_store(app_place, 0, app_boxed);                                                                                     \
        app_place;                                                                                                              \
    })
/* `what!`, of whatever type. */
#define app_present(what)                                                                                                       \
    ({                                                                                                                          \
        const value app_maybe = (what);                                                                                         \
        APP_REQUIRE(app_maybe != APP_UNDEFINED && app_maybe != APP_NULL, APP_ABSENT);                                           \
        app_maybe;                                                                                                              \
    })
#define app_assert(condition) APP_REQUIRE(condition, APP_ASSERTION)
/* Whether the declaration of a variable has run; JavaScript throws where it has not. */
#define app_require_initialised(flag) APP_REQUIRE((flag) != 0, APP_EARLY)

/* -------------------------------------------------------------------------------------------------------------- conditions */

/* What ts2c has no words for, or not the right ones (core/javascript.ts): `&&` and `||` as 0 or 1, and the value of a comparison. */
#define app_both(a, b) ((a) && (b))
#define app_either(a, b) ((a) || (b))
#define app_choose(condition, a, b) ((condition) ? (a) : (b))
/* In a variable, because the compiler looks through a cast and warns of arithmetic on truths; it may find that nobody wants it. */
#define app_truth(condition)                                                                                                    \
    ({                                                                                                                          \
        const value app_is_true __attribute__((unused)) = (condition);                                                          \
        app_is_true;                                                                                                            \
    })
/* A value that nobody wants. */
#define app_ignore(what) ((void)(what))
/* What is a number for sure. */
#define app_number(what) ((value)(what))
/* -2^31, for which C has no literal. */
#define app_smallest() INT32_MIN

/* --------------------------------------------------------------------------------------------------------------- functions */

/* Every function that is used as a value has this shape; what the caller does not give is undefined (0). `self` is the closure's
 * record: word 0 the index of its function, the others what it captures. */
typedef value app_function(value self, value a, value b, value c, value d);
extern app_function *const app_functions[];
#define app_call(closure, a, b, c, d)                                                                                           \
    ({                                                                                                                          \
        const value app_callee = (closure);                                                                                     \
        app_functions[app_load(app_callee, 0)](app_callee, (a), (b), (c), (d));                                                 \
    })

/* -------------------------------------------------------------------------------------------------------------- exceptions */

/* What is thrown and not caught yet (a reference; 0: nothing), and how many `try` the running code is in. */
extern value app_thrown_value;
extern uint32_t app_try_depth;
#define app_thrown() (app_thrown_value != 0)
#define app_enter_try() ((void)app_try_depth++)
#define app_leave_try() ((void)app_try_depth--)
/* Says what is thrown on the console if nobody will catch it: a record whose word 0 is a text, the message. */
void app_report_uncaught(value thrown);
#define app_throw(what)                                                                                                         \
    do {                                                                                                                        \
        const value app_raised = (what);                                                                                        \
        if (app_try_depth == 0) {                                                                                               \
            app_report_uncaught(app_raised);                                                                                    \
            app_fault(APP_UNCAUGHT);                                                                                            \
        }                                                                                                                       \
        app_thrown_value = app_raised;                                                                                          \
    } while (0)
/* For `catch`: takes it. */
#define app_take_thrown()                                                                                                       \
    ({                                                                                                                          \
        const value app_caught = app_thrown_value;                                                                              \
        app_thrown_value = 0;                                                                                                   \
        app_caught;                                                                                                             \
    })

/* ------------------------------------------------------------------------------------------------------------------ arrays */

/* Words of an array's record: its length, and the block of its elements, which has the room (0: none yet). */
enum { APP_ARRAY_LENGTH, APP_ARRAY_ELEMENTS, APP_ARRAY_WORDS };
/* Gives the array this length: what is new is undefined. false: no room in the heap, or a length below 0. */
bool app_array_reserve(value array, value length);
/* Copies elements within an array or between two, as if all were read first; false: they are not all there. */
bool app_array_moved(value target, value at, value source, value from, value count);
/* Appends an element; false: no room in the heap. */
bool app_array_append(value array, value what);
#define app_array_length(array) app_load(array, APP_ARRAY_LENGTH)
#define app_array_place(array, index)                                                                                           \
    (*({                                                                                                                        \
        const value *const app_array = APP_WORDS_OF(array);                                                                     \
        const value app_index = (index);                                                                                        \
        APP_REQUIRE((uint32_t)app_index < (uint32_t)app_array[APP_ARRAY_LENGTH], APP_INDEX);                                    \
        &APP_WORDS_OF(app_array[APP_ARRAY_ELEMENTS])[app_index];                                                                \
    }))
#define app_element(array, index) ((value)app_array_place(array, index))
#define app_set_element(array, index, what) ((void)(app_array_place(array, index) = (what)))
#define app_array_resize(array, length) APP_REQUIRE(app_array_reserve((array), (length)), APP_HEAP)
#define app_array_push(array, what) APP_REQUIRE(app_array_append((array), (what)), APP_HEAP)
/* The same for an index that is the length, too: it appends. */
#define app_put_element(array, index, what)                                                                                     \
    do {                                                                                                                        \
        const value app_list = (array), app_at = (index), app_put = (what);                                                     \
        if ((uint32_t)app_at < (uint32_t)app_array_length(app_list)) {                                                          \
            APP_WORDS_OF(app_load(app_list, APP_ARRAY_ELEMENTS))[app_at] = app_put;                                             \
        } else {                                                                                                                \
            APP_REQUIRE(app_at == app_array_length(app_list), APP_INDEX);                                                       \
            app_array_push(app_list, app_put);                                                                                  \
        }                                                                                                                       \
    } while (0)
#define app_array_move(target, at, source, from, count)                                                                         \
    APP_REQUIRE(app_array_moved((target), (at), (source), (from), (count)), APP_INDEX)
#define app_array() app_record(APP_ARRAY_WORDS)

/* ------------------------------------------------------------------------------------- texts, dictionaries, regular expressions */

#include "dictionary.h"
#include "pattern.h"
#include "text.h"

/* ------------------------------------------------------------------------------------------------------------------- world */

/* What the app exports; NULL where it does not. Defined by the generated code. */
extern const struct app_handlers {
    value (*start)(void); /* the modules' statements in order: always there */
    value (*on_start)(void);
    value (*on_message)(value text);
    value (*on_timer)(void);
} app_handlers;

/* The program around the app calls these, one at a time; each runs a handler to its end and collects (handlers.c). */
void app_start(void);                                           /* the modules' statements, then onStart */
/* onMessage, with bytes of UTF-8: what it gives is in app_kept[APP_ANSWER] until the next of these calls. false: the app has no
 * onMessage, or the bytes are no text of characters up to U+00FF. */
bool app_message(const uint8_t *bytes, uint32_t length);
void app_timer(void);
/* To every subscriber of the topic, in the order in which they subscribed (events.c). */
void app_event(uint64_t topic, const uint32_t *words);
/* Calls app_world_subscribe for every subscription: an events service that began anew knows of none. */
void app_subscribe_again(void);
/* Of the last app_message; its bytes are UTF-8. NULL: there is none. */
const struct app_text *app_answer(void);
const struct app_heap_facts *app_heap_information(void);

/* The functions of `conductor/app`. `now` lasts 24 days: then it is a fault. */
#define app_set_timer(period)                                                                                                   \
    do {                                                                                                                        \
        const value app_period = (period);                                                                                      \
        APP_REQUIRE(app_period >= 0, APP_RANGE);                                                                                \
        app_world_timer((uint32_t)app_period);                                                                                  \
    } while (0)
#define app_now()                                                                                                               \
    ({                                                                                                                          \
        const value app_milliseconds = (value)app_world_now();                                                                  \
        APP_REQUIRE(app_milliseconds >= 0, APP_RANGE);                                                                          \
        app_milliseconds;                                                                                                       \
    })
/* What there is to fault with, 0: nothing. (Topics: events.c.) */
uint32_t app_subscribed(value topic, value closure);
uint32_t app_published(value topic, value words);
#define APP_SUCCEEDS(expression)                                                                                                \
    do {                                                                                                                        \
        switch (expression) {                                                                                                   \
        case 0:                                                                                                                 \
            break;                                                                                                              \
        case APP_TOPIC:                                                                                                         \
            app_fault(APP_TOPIC);                                                                                               \
        case APP_RANGE:                                                                                                         \
            app_fault(APP_RANGE);                                                                                               \
        default:                                                                                                                \
            app_fault(APP_HEAP);                                                                                                \
        }                                                                                                                       \
    } while (0)
#define app_subscribe(topic, closure) APP_SUCCEEDS(app_subscribed((topic), (closure)))
#define app_publish(topic, words) APP_SUCCEEDS(app_published((topic), (words)))
/* Calls a method of a service: the elements of the array `words` are its arguments, then its results, `text` the bytes that are
 * lent to it. The error, 0: none. Generated modules (<name>-app.ts) use it, with the number of their interface. */
#define app_call_service(service, method, words, text)                                                                          \
    app_called((uint32_t)(service), (uint32_t)(method), (words), APP_TEXT_OF(text))
value app_called(uint32_t service, uint32_t method, value words, const struct app_text *text);

/* The program around the app (src/app-host) or the host's stand-in defines these. */
void app_write(const uint8_t *bytes, uint32_t length);          /* bytes for the console */
void app_world_timer(uint32_t period);                          /* calls app_timer every so many milliseconds; 0: no more */
uint32_t app_world_now(void);                                   /* milliseconds since the start */
bool app_world_subscribe(uint64_t topic);                       /* app_event from now on; false: no room for another */
void app_world_publish(uint64_t topic, const uint32_t *words);  /* four of them */
uint32_t app_world_call(uint32_t service, uint32_t method, uint32_t *words, uint32_t count, const uint8_t *bytes, uint32_t length);

#endif
