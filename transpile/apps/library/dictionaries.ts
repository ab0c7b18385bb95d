/**
 * Maps, sets and records as arrays: Object.keys and its like, `[...map]`, Array.from(set), forEach. An array is what they were when it was
 * made; forEach meets what is added and passes over what is deleted on its way, as ECMAScript has it.
 */

export function valuesOfRecord<V>(record: Record<string, V>): V[] {
  const result: V[] = [];
  const keys = operation.dictionary_keys(record);
  for (let index = 0; index < keys.length; index++) result.push(record[keys[index]]);
  return result;
}

export function entriesOfRecord<V>(record: Record<string, V>): [string, V][] {
  const result: [string, V][] = [];
  const keys = operation.dictionary_keys(record);
  for (let index = 0; index < keys.length; index++) result.push([keys[index], record[keys[index]]]);
  return result;
}

/** `{ ...record }` and Object.assign: in the order of enumeration. */
export function copyEntries<V>(to: Record<string, V>, from: Record<string, V>): Record<string, V> {
  const keys = operation.dictionary_keys(from);
  for (let index = 0; index < keys.length; index++) to[keys[index]] = from[keys[index]];
  return to;
}

/** Of a Map, and the values of a Set. */
export function keysOf<D, K>(dictionary: D): K[] {
  const result: K[] = [];
  const walk = operation.dictionary_walk(dictionary);
  while (operation.dictionary_next(walk)) result.push(operation.dictionary_key(walk));
  return result;
}

export function valuesOf<D, V>(dictionary: D): V[] {
  const result: V[] = [];
  const walk = operation.dictionary_walk(dictionary);
  while (operation.dictionary_next(walk)) result.push(operation.dictionary_value(walk));
  return result;
}

export function entriesOf<D, K, V>(dictionary: D): [K, V][] {
  const result: [K, V][] = [];
  const walk = operation.dictionary_walk(dictionary);
  while (operation.dictionary_next(walk)) {
    const key: K = operation.dictionary_key(walk);
    const value: V = operation.dictionary_value(walk);
    result.push([key, value]);
  }
  return result;
}

/** `[...set.entries()]` */
export function pairsOfMembers<D, K>(set: D): [K, K][] {
  const result: [K, K][] = [];
  const walk = operation.dictionary_walk(set);
  while (operation.dictionary_next(walk)) {
    const member: K = operation.dictionary_key(walk);
    result.push([member, member]);
  }
  return result;
}

export function forEachEntry<D, K, V>(dictionary: D, visit: (value: V, key: K, dictionary: D) => void): void {
  const walk = operation.dictionary_walk(dictionary);
  while (operation.dictionary_next(walk)) {
    const key: K = operation.dictionary_key(walk);
    const value: V = operation.dictionary_value(walk);
    visit(value, key, dictionary);
  }
}

export function forEachMember<D, K>(set: D, visit: (member: K, again: K, set: D) => void): void {
  const walk = operation.dictionary_walk(set);
  while (operation.dictionary_next(walk)) {
    const member: K = operation.dictionary_key(walk);
    visit(member, member, set);
  }
}

/** new Map(entries), Object.fromEntries(entries) into an empty one. */
export function putEntries<D, K, V>(dictionary: D, entries: [K, V][]): D {
  for (let index = 0; index < entries.length; index++)
    operation.dictionary_set(dictionary, entries[index][0], entries[index][1]);
  return dictionary;
}

/** new Set(members) into an empty one. */
export function putMembers<D, K>(set: D, members: K[]): D {
  for (let index = 0; index < members.length; index++) operation.dictionary_set(set, members[index], 1);
  return set;
}
