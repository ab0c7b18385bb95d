/*
 * The machine that runs regular expressions: it tries, remembers on a stack what else could be tried, and goes back there when
 * something fails. The stack is a block of the heap that grows, so an expression needs no more of the process's stack than any
 * other operation; what takes too many steps ends with a fault instead of holding up the app.
 *
 * Programs are described in transpile/apps/regular-expressions/program.ts. Invariant: what a register was is on the stack before it
 * changes, if there is anything to go back to.
 */
#include "pattern.h"

#include "text.h"

/* As in program.ts; a test compares them. */
enum instruction {
    MATCH, CHARACTER, CLASS, RUN, RUN_LAZY, EITHER, JUMP, SAVE, BEGIN, LOOP, LOOP_LAZY, ITERATION, AGAIN,
    WORD_EDGE, NO_WORD_EDGE, TEXT_START, TEXT_END, LINE_START, LINE_END,
};
enum { GROUPS = 1, REGISTERS, HEADER, UNBOUNDED = 0xffff, MOST_ITERATIONS = 0xfffe };
enum { LONGEST_TEXT = 0xfffd, STEPS = 1000000, FIRST_ROOM = 32 };

/* The last word of an entry of the stack: what it is, and an address in the program or a register. Before it a position (or what
 * the register was), before that, of runs, how many more characters they can give back or take. */
enum { CHOICE = 0x0000, UNDO = 0x4000, SHORTER_RUN = 0x8000, LONGER_RUN = 0xc000, ENTRY = 0xc000, OPERAND = 0x3fff };

struct machine {
    const uint8_t *program, *at;
    const struct app_text *text;
    value position;
    uint16_t *registers, *stack;
    uint32_t depth, room, steps;
    value failure;
};

static uint16_t word_at(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

/* ------------------------------------------------------------------------------------------------------------------ the stack */

static bool grow(struct machine *machine)
{
    const uint32_t room = machine->room == 0 ? FIRST_ROOM : 2 * machine->room;
    const value larger = app_allocate(room / 2, APP_BYTES);
    if (larger == 0) {
        machine->failure = APP_NO_ROOM;
        return false;
    }
    if (machine->depth > 0)
        __builtin_memcpy(APP_WORDS_OF(larger), machine->stack, machine->depth * sizeof(uint16_t));
    machine->stack = (uint16_t *)APP_WORDS_OF(larger);
    machine->room = room;
    return true;
}

static bool push(struct machine *machine, value word)
{
    if (machine->depth == machine->room && !grow(machine))
        return false;
    machine->stack[machine->depth++] = (uint16_t)word;
    return true;
}

static uint16_t pop(struct machine *machine)
{
    return machine->stack[--machine->depth];
}

static bool push_choice(struct machine *machine, const uint8_t *at)
{
    return push(machine, machine->position) && push(machine, CHOICE | (at - machine->program));
}

static bool push_run(struct machine *machine, value kind, const uint8_t *at, value characters)
{
    return push(machine, characters) && push(machine, machine->position) && push(machine, kind | (at - machine->program));
}

static bool set(struct machine *machine, uint8_t index, value what)
{
    if (machine->depth > 0 && !(push(machine, machine->registers[index]) && push(machine, UNDO | index)))
        return false;
    machine->registers[index] = (uint16_t)what;
    return true;
}

/* ----------------------------------------------------------------------------------------------------------------- characters */

/* Of an instruction CHARACTER or CLASS. */
static const uint8_t *behind(const uint8_t *single)
{
    return single + 2 + (*single == CLASS ? 2 * single[1] : 0);
}

/* Is the character at the position one that the instruction takes? */
static bool takes(const struct machine *machine, const uint8_t *single)
{
    if (machine->position >= machine->text->length)
        return false;
    const uint8_t c = machine->text->bytes[machine->position];
    if (*single == CHARACTER)
        return c == single[1];
    for (const uint8_t *range = single + 2; range < behind(single); range += 2)
        if (c >= range[0] && c <= range[1])
            return true;
    return false;
}

static bool single(struct machine *machine)
{
    if (!takes(machine, machine->at))
        return false;
    machine->position++;
    machine->at = behind(machine->at);
    return true;
}

/* Takes up to `most` characters; how many. */
static value take(struct machine *machine, const uint8_t *single, value most)
{
    const value start = machine->position;
    while (machine->position - start < most && takes(machine, single))
        machine->position++;
    const uint32_t taken = (uint32_t)(machine->position - start);
    machine->steps = taken > machine->steps ? 0 : machine->steps - taken;
    return (value)taken;
}

static bool run(struct machine *machine)
{
    const value least = word_at(machine->at + 1), most = word_at(machine->at + 3);
    const uint8_t *const single = machine->at + 5;
    const value taken = take(machine, single, most);
    machine->at = behind(single);
    return taken >= least && (taken == least || push_run(machine, SHORTER_RUN, machine->at, taken - least));
}

static bool run_lazy(struct machine *machine)
{
    const value least = word_at(machine->at + 1), most = word_at(machine->at + 3);
    const uint8_t *const single = machine->at + 5;
    const value more = most == UNBOUNDED ? UNBOUNDED : most - least;
    machine->at = behind(single);
    return take(machine, single, least) == least && (more == 0 || push_run(machine, LONGER_RUN, single, more));
}

/* ---------------------------------------------------------------------------------------------------- alternatives and loops */

static bool either(struct machine *machine)
{
    const uint8_t *const other = machine->program + word_at(machine->at + 1);
    machine->at += 3;
    return push_choice(machine, other);
}

static bool jump(struct machine *machine)
{
    machine->at = machine->program + word_at(machine->at + 1);
    return true;
}

static bool save(struct machine *machine)
{
    const uint8_t index = machine->at[1];
    machine->at += 2;
    return set(machine, index, machine->position);
}

static bool begin(struct machine *machine)
{
    const uint8_t index = machine->at[1];
    machine->at += 2;
    return set(machine, index, 0);
}

static bool loop(struct machine *machine)
{
    const bool lazy = *machine->at == LOOP_LAZY;
    const value count = machine->registers[machine->at[1]], least = word_at(machine->at + 2), most = word_at(machine->at + 4);
    const uint8_t *const exit = machine->program + word_at(machine->at + 6), *const iteration = machine->at + 8;
    const bool may = most == UNBOUNDED || count < most, must = count < least;
    machine->at = must || (may && !lazy) ? iteration : exit;
    return must || !may || push_choice(machine, lazy ? iteration : exit);
}

static bool iteration(struct machine *machine)
{
    const uint8_t index = machine->at[1], end = machine->at[3];
    const uint16_t count = machine->registers[index];
    if (!set(machine, index, count < MOST_ITERATIONS ? count + 1 : count) || !set(machine, index + 1, machine->position))
        return false;
    for (uint8_t group = machine->at[2]; group < end; group++)
        if (machine->registers[group] != APP_NO_POSITION && !set(machine, group, APP_NO_POSITION))
            return false;
    machine->at += 4;
    return true;
}

static bool again(struct machine *machine)
{
    const uint16_t *const count = machine->registers + machine->at[1];
    if (count[0] > word_at(machine->at + 2) && count[1] == machine->position)
        return false;
    machine->at = machine->program + word_at(machine->at + 4);
    return true;
}

/* ----------------------------------------------------------------------------------------------------------------- assertions */

static bool is_word(const struct machine *machine, value position)
{
    if (position < 0 || position >= machine->text->length)
        return false;
    const uint8_t c = machine->text->bytes[position], small = c | 0x20;
    return (c >= '0' && c <= '9') || c == '_' || (small >= 'a' && small <= 'z');
}

static bool is_line_end(const struct machine *machine, value position)
{
    return machine->text->bytes[position] == '\n' || machine->text->bytes[position] == '\r';
}

static bool holds(const struct machine *machine)
{
    const value position = machine->position;
    const bool edge = is_word(machine, position - 1) != is_word(machine, position);
    switch (*machine->at) {
    case WORD_EDGE:
        return edge;
    case NO_WORD_EDGE:
        return !edge;
    case TEXT_START:
        return position == 0;
    case TEXT_END:
        return position == machine->text->length;
    case LINE_START:
        return position == 0 || is_line_end(machine, position - 1);
    default:
        return position == machine->text->length || is_line_end(machine, position);
    }
}

static bool assertion(struct machine *machine)
{
    const bool held = holds(machine);
    machine->at++;
    return held;
}

/* ---------------------------------------------------------------------------------------------------------------- the machine */

static bool execute(struct machine *machine)
{
    switch (*machine->at) {
    case CHARACTER:
    case CLASS:
        return single(machine);
    case RUN:
        return run(machine);
    case RUN_LAZY:
        return run_lazy(machine);
    case EITHER:
        return either(machine);
    case JUMP:
        return jump(machine);
    case SAVE:
        return save(machine);
    case BEGIN:
        return begin(machine);
    case LOOP:
    case LOOP_LAZY:
        return loop(machine);
    case ITERATION:
        return iteration(machine);
    case AGAIN:
        return again(machine);
    default:
        return assertion(machine);
    }
}

/* A run gives back a character, or takes another; false: it cannot. The entry stays as long as it can once more. */
static bool change_run(struct machine *machine, value kind, const uint8_t *at)
{
    const value characters = pop(machine);
    const bool longer = kind == LONGER_RUN;
    if (longer && !takes(machine, at))
        return false;
    machine->position += longer ? 1 : -1;
    machine->at = longer ? behind(at) : at;
    const value rest = characters == UNBOUNDED ? UNBOUNDED : characters - 1;
    /* There is room: it was just taken from the stack. */
    return rest == 0 || push_run(machine, kind, at, rest);
}

/* Goes back to where something else can be tried; false: there is nothing. */
static bool go_back(struct machine *machine)
{
    while (machine->depth > 0) {
        const uint16_t word = pop(machine), kind = word & ENTRY, operand = word & OPERAND, what = pop(machine);
        if (kind == UNDO) {
            machine->registers[operand] = what;
            continue;
        }
        machine->position = what;
        machine->at = machine->program + operand;
        if (kind == CHOICE || change_run(machine, kind, machine->at))
            return true;
    }
    return false;
}

static bool matches(struct machine *machine, value start)
{
    __builtin_memset(machine->registers, 0xff, machine->program[REGISTERS] * sizeof(uint16_t));
    machine->registers[0] = (uint16_t)start;
    machine->position = start;
    machine->at = machine->program + HEADER;
    machine->depth = 0;
    while (*machine->at != MATCH) {
        if (machine->steps == 0)
            machine->failure = APP_TOO_LONG;
        else
            machine->steps--;
        if (machine->failure != 0 || (!execute(machine) && (machine->failure != 0 || !go_back(machine))))
            return false;
    }
    machine->registers[1] = (uint16_t)machine->position;
    return true;
}

value app_search(const uint8_t *program, value text, value start)
{
    const struct app_text *const whole = APP_TEXT_OF(text);
    if (whole->length > LONGEST_TEXT)
        return APP_TOO_LONG;
    const value registers = app_allocate((program[REGISTERS] + 1u) / 2, APP_BYTES);
    if (registers == 0)
        return APP_NO_ROOM;
    struct machine machine = {.program = program, .text = whole, .steps = STEPS};
    machine.registers = (uint16_t *)APP_WORDS_OF(registers);
    for (value position = start; position <= whole->length; position++) {
        if (matches(&machine, position))
            return registers;
        if (machine.failure != 0)
            return machine.failure;
    }
    return APP_NULL;
}
