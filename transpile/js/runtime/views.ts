/**
 * Structs, arrays and spans as a test sees them: objects over addresses. There is one view for each (type, address), so
 * `toBe` compares identity as `===` does in the dialect. Fields are own properties that read memory, so `toEqual`
 * compares contents. A view looks at memory like a debugger: past protection, device handlers and the trace.
 *
 * Emitted code never touches a view: it works on addresses. So the Proxy here costs only the tests that index arrays.
 */
import type { Codec } from './codecs';
import type { Memory } from './memory';

/** What lies behind a view. `element` and `length` are those of arrays and spans. */
export interface Place {
  readonly address: number;
  readonly size: number;
  readonly codec?: Codec;
  readonly element?: Codec;
  readonly length?: number;
}

export class Views {
  private readonly places = new WeakMap<object, Place>();
  private readonly byKey = new Map<object, Map<string, object>>();

  constructor(private readonly memory: Memory) {}

  /** What a view stands for; undefined for any other value. */
  placeOf(value: unknown): Place | undefined {
    return typeof value === 'object' && value !== null ? this.places.get(value) : undefined;
  }

  /** The one view of `type` for this key, made on first use. */
  canonical(type: object, key: string, place: Place, make: () => object): object {
    let views = this.byKey.get(type);
    if (!views) this.byKey.set(type, (views = new Map()));
    let view = views.get(key);
    if (!view) {
      views.set(key, (view = make()));
      this.places.set(view, place);
    }
    return view;
  }

  get(codec: Codec, address: number): unknown {
    return this.memory.as('debugger', () => codec.wrap(codec.read(address)));
  }

  set(codec: Codec, address: number, value: unknown, what: string): void {
    const raw = codec.unwrap(value, what);
    this.memory.as('debugger', () => codec.write(address, raw));
  }

  /** `length` elements at an address: an array to JavaScript, whose elements are memory. */
  elements(element: Codec, address: number, length: number): object {
    const place = { address, size: length * element.size, element, length };
    return this.canonical(element, `${address}[${length}]`, place, () =>
      this.makeArray(element, address, length),
    );
  }

  private makeArray(element: Codec, address: number, length: number): object {
    const place = (index: number) => address + index * element.size;
    const indexOf = (key: string | symbol) => {
      const index = typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1;
      return index < length ? index : -1;
    };
    const read = (index: number) => this.get(element, place(index));
    return new Proxy(new Array<unknown>(length), {
      has: (target, key) => indexOf(key) >= 0 || Reflect.has(target, key),
      get: (target, key) => (indexOf(key) >= 0 ? read(indexOf(key)) : Reflect.get(target, key)),
      set: (_target, key, value) => {
        const index = indexOf(key);
        if (index < 0) throw new RangeError(`[${String(key)}] is not an element: there are ${length}`);
        this.set(element, place(index), value, `[${index}]`);
        return true;
      },
      ownKeys: () => [...Array.from({ length }, (_, index) => String(index)), 'length'],
      getOwnPropertyDescriptor: (target, key) => {
        const index = indexOf(key);
        if (index < 0) return Reflect.getOwnPropertyDescriptor(target, key);
        return { value: read(index), writable: true, enumerable: true, configurable: true };
      },
    });
  }
}
