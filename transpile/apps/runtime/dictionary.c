/*
 * Dictionaries as hash tables that keep their order: entries in the order in which they came, and chains of them that begin in
 * buckets. A deleted entry leaves a hole. A full table is replaced by one without holes, which the old one points to: so
 * a walk that is still in the old one knows which entry it has come to.
 *
 * Invariants: an entry's number plus 1 is in one chain, and in that only once; links are 16 bits (0: the end), so a table has
 * less than HOLE entries; a table that was replaced doesn't change any more.
 */
#include "dictionary.h"

#include "text.h"

enum { HOLE = 0xffff };

struct entry {
    value key, what;
};

/* Followed by the links of the entries, and the buckets. */
struct table {
    value replaced_by;
    value used, room;
    struct entry entries[];
};

static struct table *table_at(value reference)
{
    return (struct table *)APP_WORDS_OF(reference);
}

static struct table *table_of(value dictionary)
{
    return table_at(app_load(dictionary, APP_DICTIONARY_TABLE));
}

static uint16_t *links_of(struct table *table)
{
    return (uint16_t *)(table->entries + table->room);
}

/* The largest power of two that is at most half of the room, and at least 1. */
static uint32_t bucket_count(uint32_t room)
{
    return 1u << (31 - __builtin_clz(room | 2)) >> 1;
}

static uint32_t hash_of(value dictionary, value key)
{
    uint32_t hash = 2166136261u;
    if (!app_load(dictionary, APP_DICTIONARY_TEXTS))
        return (uint32_t)key * 2654435769u >> 16;
    const struct app_text *const text = APP_TEXT_OF(key);
    for (value i = 0; i < text->length; i++)
        hash = (hash ^ text->bytes[i]) * 16777619u;
    return hash;
}

static uint16_t *bucket_of(value dictionary, struct table *table, value key)
{
    const uint32_t count = bucket_count((uint32_t)table->room);
    return links_of(table) + table->room + (hash_of(dictionary, key) & (count - 1));
}

static bool is_key(value dictionary, value a, value b)
{
    return app_load(dictionary, APP_DICTIONARY_TEXTS) ? app_same(a, b) : a == b;
}

/* The link to the entry of the key: its bucket, or that of the one before it in the chain. NULL: there is none. */
static uint16_t *link_to(value dictionary, value key)
{
    struct table *const table = table_of(dictionary);
    if (table == NULL)
        return NULL;
    uint16_t *link = bucket_of(dictionary, table, key);
    while (*link != 0 && !is_key(dictionary, table->entries[*link - 1].key, key))
        link = links_of(table) + *link - 1;
    return *link == 0 ? NULL : link;
}

value *app_dictionary_place(value dictionary, value key)
{
    const uint16_t *const link = link_to(dictionary, key);
    return link == NULL ? NULL : &table_of(dictionary)->entries[*link - 1].what;
}

static void add(value dictionary, struct table *table, struct entry entry)
{
    const value index = table->used++;
    uint16_t *const bucket = bucket_of(dictionary, table, entry.key);
    table->entries[index] = entry;
    links_of(table)[index] = *bucket;
    *bucket = (uint16_t)(index + 1);
}

/* An empty table; NULL: no room. */
static struct table *make_table(uint32_t room)
{
    const uint32_t words = (sizeof(struct table) + room * sizeof(struct entry)) / 4, links = room + bucket_count(room);
    const value made = room >= HOLE ? 0 : app_allocate(words + (links + 1) / 2, APP_WORDS);
    if (made == 0)
        return NULL;
    table_at(made)->room = (value)room;
    return table_at(made);
}

/* Puts the dictionary into a table in which there is room for another entry; false: no room in the heap. */
static bool replace_table(value dictionary)
{
    struct table *const old = table_of(dictionary);
    const uint32_t count = (uint32_t)app_dictionary_count(dictionary), roomy = (count + count / 2 + 4) & ~3u;
    struct table *table = make_table(roomy);
    if (table == NULL)
        table = make_table(count + 1);
    if (table == NULL)
        return false;
    app_store(dictionary, APP_DICTIONARY_TABLE, APP_REFERENCE(table));
    if (old == NULL)
        return true;
    for (value i = 0; i < old->used; i++)
        if (links_of(old)[i] != HOLE)
            add(dictionary, table, old->entries[i]);
    old->replaced_by = APP_REFERENCE(table);
    return true;
}

value app_dictionary_made(value texts)
{
    const value dictionary = app_allocate(APP_DICTIONARY_WORDS, APP_WORDS);
    if (dictionary != 0)
        app_store(dictionary, APP_DICTIONARY_TEXTS, texts);
    return dictionary;
}

bool app_dictionary_put(value dictionary, value key, value what)
{
    value *const place = app_dictionary_place(dictionary, key);
    if (place != NULL) {
        *place = what;
        return true;
    }
    const struct table *const table = table_of(dictionary);
    if ((table == NULL || table->used == table->room) && !replace_table(dictionary))
        return false;
    add(dictionary, table_of(dictionary), (struct entry){key, what});
    app_store(dictionary, APP_DICTIONARY_COUNT, app_dictionary_count(dictionary) + 1);
    return true;
}

static void make_hole(struct table *table, value index)
{
    table->entries[index] = (struct entry){0, 0};
    links_of(table)[index] = HOLE;
}

bool app_dictionary_remove(value dictionary, value key)
{
    uint16_t *const link = link_to(dictionary, key);
    if (link == NULL)
        return false;
    struct table *const table = table_of(dictionary);
    const value index = *link - 1;
    *link = links_of(table)[index];
    make_hole(table, index);
    app_store(dictionary, APP_DICTIONARY_COUNT, app_dictionary_count(dictionary) - 1);
    return true;
}

void app_dictionary_clear(value dictionary)
{
    struct table *const table = table_of(dictionary);
    if (table == NULL)
        return;
    for (value i = 0; i < table->used; i++)
        make_hole(table, i);
    __builtin_memset(links_of(table) + table->room, 0, bucket_count((uint32_t)table->room) * sizeof(uint16_t));
    app_store(dictionary, APP_DICTIONARY_COUNT, 0);
    /* A smaller table, if there is room for it; else this one stays, and is right too. */
    (void)replace_table(dictionary);
}

value app_dictionary_walk_of(value dictionary)
{
    const value walk = app_allocate(APP_WALK_WORDS, APP_WORDS);
    if (walk == 0)
        return 0;
    app_store(walk, APP_WALK_DICTIONARY, dictionary);
    app_store(walk, APP_WALK_TABLE, app_load(dictionary, APP_DICTIONARY_TABLE));
    return walk;
}

static value holes_before(struct table *table, value end)
{
    value count = 0;
    for (value i = 0; i < end; i++)
        count += links_of(table)[i] == HOLE;
    return count;
}

/* The table that the walk goes on in; NULL: there was never an entry. */
static struct table *follow(value walk)
{
    value reference = app_load(walk, APP_WALK_TABLE), next = app_load(walk, APP_WALK_NEXT);
    if (reference == 0)
        reference = app_load(app_load(walk, APP_WALK_DICTIONARY), APP_DICTIONARY_TABLE);
    while (reference != 0 && table_at(reference)->replaced_by != 0) {
        next -= holes_before(table_at(reference), next);
        reference = table_at(reference)->replaced_by;
    }
    app_store(walk, APP_WALK_TABLE, reference);
    app_store(walk, APP_WALK_NEXT, next);
    return table_at(reference);
}

/* A walk that has come to the end is over, whatever is added later. */
static bool end(value walk)
{
    app_store(walk, APP_WALK_DICTIONARY, 0);
    app_store(walk, APP_WALK_TABLE, 0);
    return false;
}

bool app_dictionary_next(value walk)
{
    if (app_load(walk, APP_WALK_DICTIONARY) == 0)
        return false;
    struct table *const table = follow(walk);
    value next = app_load(walk, APP_WALK_NEXT);
    const value used = table == NULL ? 0 : table->used;
    while (next < used && links_of(table)[next] == HOLE)
        next++;
    if (next == used)
        return end(walk);
    app_store(walk, APP_WALK_KEY, table->entries[next].key);
    app_store(walk, APP_WALK_VALUE, table->entries[next].what);
    app_store(walk, APP_WALK_NEXT, next + 1);
    return true;
}
