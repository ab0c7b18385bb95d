/*
 * Dictionaries: Record<string, T>, Map and Set. Keys in the order in which they came; texts are compared by their characters.
 *
 * Walks go on rightly while the dictionary changes, as JavaScript has it: an entry that is deleted before its turn is not
 * met, one that is added is, also when the table has moved meanwhile. So a walk is an object of its own.
 */
#ifndef CONDUCTOR_APP_DICTIONARY_H
#define CONDUCTOR_APP_DICTIONARY_H

#include "app.h"

/* Words of a dictionary's record. */
enum { APP_DICTIONARY_TEXTS, APP_DICTIONARY_COUNT, APP_DICTIONARY_TABLE, APP_DICTIONARY_WORDS };
/* Words of a walk's record: what it goes through, the table that it is in, the entry that comes next, and the one that it is at. */
enum { APP_WALK_DICTIONARY, APP_WALK_TABLE, APP_WALK_NEXT, APP_WALK_KEY, APP_WALK_VALUE, APP_WALK_WORDS };

value app_dictionary_made(value texts);                            /* whether its keys are texts; 0: no room */
value *app_dictionary_place(value dictionary, value key);          /* of the key's value; NULL: not there */
bool app_dictionary_put(value dictionary, value key, value what);  /* false: no room in the heap */
value app_dictionary_walk_of(value dictionary);
value app_dictionary_keys_of(value dictionary);

/* new Map(), new Set(), {}: `texts` is 1 if the keys are texts, else 0. */
#define app_dictionary(texts) APP_ALLOCATED(app_dictionary_made(texts))
/* map.size */
#define app_dictionary_count(dictionary) app_load(dictionary, APP_DICTIONARY_COUNT)
/* map.has(key), key in record */
#define app_dictionary_has(dictionary, key) ((value)(app_dictionary_place((dictionary), (key)) != NULL))
/* record[key]; a key that is not there is a fault. */
#define app_dictionary_get(dictionary, key)                                                                                     \
    ({                                                                                                                          \
        const value *const app_entry = app_dictionary_place((dictionary), (key));                                               \
        APP_REQUIRE(app_entry != NULL, APP_INDEX);                                                                              \
        *app_entry;                                                                                                             \
    })
/* map.get(key), record[key] where undefined may be: of references (or of what may be undefined itself), numbers, booleans. */
#define app_dictionary_find(dictionary, key)                                                                                    \
    ({                                                                                                                          \
        const value *const app_entry = app_dictionary_place((dictionary), (key));                                               \
        app_entry == NULL ? APP_UNDEFINED : *app_entry;                                                                         \
    })
#define app_dictionary_find_number(dictionary, key)                                                                             \
    ({                                                                                                                          \
        const value *const app_found = app_dictionary_place((dictionary), (key));                                               \
        app_found == NULL ? APP_UNDEFINED : app_box(*app_found);                                                                \
    })
#define app_dictionary_find_boolean(dictionary, key)                                                                            \
    ({                                                                                                                          \
        const value *const app_entry = app_dictionary_place((dictionary), (key));                                               \
        app_entry == NULL ? APP_UNDEFINED : 2 + *app_entry;                                                                     \
    })
/* map.set(key, what), record[key] = what */
#define app_dictionary_set(dictionary, key, what) APP_REQUIRE(app_dictionary_put((dictionary), (key), (what)), APP_HEAP)
/* map.delete(key): 1 if it was there, else 0. */
bool app_dictionary_remove(value dictionary, value key);
void app_dictionary_clear(value dictionary);

/* A walk through a Map or Set: `w = app_dictionary_walk(map)`, then while app_dictionary_next(w): key and value of its entry. */
#define app_dictionary_walk(dictionary) APP_ALLOCATED(app_dictionary_walk_of(dictionary))
bool app_dictionary_next(value walk);
#define app_dictionary_key(walk) app_load(walk, APP_WALK_KEY)
#define app_dictionary_value(walk) app_load(walk, APP_WALK_VALUE)
/* Object.keys(record), an array: integers first, ascending. `for (k in record)` goes through it and skips what is gone. */
#define app_dictionary_keys(dictionary) APP_ALLOCATED(app_dictionary_keys_of(dictionary))

#endif
