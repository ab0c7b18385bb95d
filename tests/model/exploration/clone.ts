/** A copy of a graph of objects of any classes, with the same links among the copies. Plans are shared: nothing changes them. */
export function cloneGraph<T>(root: T): T {
  const copies = new Map<object, object>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>();
      copies.set(value, map);
      for (const [key, each] of value) map.set(copy(key), copy(each));
      return map;
    }
    if (value instanceof Uint8Array) return value.slice();
    const made = (
      Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value) as object)
    ) as object;
    copies.set(value, made);
    for (const [key, each] of Object.entries(value))
      Reflect.set(made, key, key === 'plan' ? each : copy(each));
    return made;
  };
  return copy(root) as T;
}
