/**
 * Functions as values. In memory a function is a code address (odd, as Thumb code addresses are), so it can be stored,
 * compared and called back; a test sees an ordinary function and may pass its own.
 *
 * *Raw* functions take and return raw values, as emitted code calls them; *callable* ones are what a test holds. Both
 * directions are memoised, so a function read back from a field is the very one that was stored there.
 */
import type { Codec, Raw } from './codecs';
import { MemFault } from './faults';
import { FLASH_BASE, FLASH_SIZE } from './memory';

export type RawFunction = (...values: Raw[]) => Raw;
export type Callable = (...values: unknown[]) => unknown;

export interface Signature {
  readonly parameters: readonly Codec[];
  readonly result: Codec;
}

/** Code stands behind the constants in flash. */
const CODE_BASE = FLASH_BASE + FLASH_SIZE + 1;
const CODE_STEP = 4;

export class FunctionTable {
  private readonly raws: RawFunction[] = [];
  private readonly addresses = new Map<RawFunction, number>();
  private readonly callables = new Map<RawFunction, Callable>();
  private readonly rawOfCallable = new Map<Callable, RawFunction>();

  /** The code address of a function; the same each time. */
  address(raw: RawFunction): number {
    let address = this.addresses.get(raw);
    if (address === undefined) {
      address = CODE_BASE + this.raws.length * CODE_STEP;
      this.raws.push(raw);
      this.addresses.set(raw, address);
    }
    return address;
  }

  /** The function at a code address. */
  at(address: number): RawFunction {
    const raw = this.raws[(address - CODE_BASE) / CODE_STEP];
    if (!raw) throw new MemFault(address, 'execute', 'no function is there');
    return raw;
  }

  /** What a test calls instead of a raw function: checks and converts arguments and result. */
  callable(raw: RawFunction, name: string, signature: Signature): Callable {
    const known = this.callables.get(raw);
    if (known) return known;
    const { parameters, result } = signature;
    const callable = (...values: unknown[]) => {
      return result.wrap(raw(...unwrapAll(values, parameters, name)));
    };
    this.link(raw, callable, name);
    return callable;
  }

  /** The raw form of a function that a test passes. */
  raw(callable: Callable, signature: Signature): RawFunction {
    const known = this.rawOfCallable.get(callable);
    if (known) return known;
    const name = callable.name || 'the function';
    const raw = (...values: Raw[]) =>
      signature.result.unwrap(callable(...wrapAll(values, signature)), `${name} returned`);
    this.callables.set(raw, callable);
    this.rawOfCallable.set(callable, raw);
    return raw;
  }

  /** The code address of what a test holds. */
  addressOfCallable(callable: Callable): number {
    const raw = this.rawOfCallable.get(callable);
    if (!raw) throw new TypeError(`${callable.name || 'the function'} is not a function of the program`);
    return this.address(raw);
  }

  private link(raw: RawFunction, callable: Callable, name: string): void {
    Object.defineProperty(callable, 'name', { value: name });
    this.callables.set(raw, callable);
    this.rawOfCallable.set(callable, raw);
  }
}

export function wrapAll(values: readonly Raw[], signature: Signature): unknown[] {
  return signature.parameters.map((codec, index) => codec.wrap(values[index]));
}

export function unwrapAll(values: readonly unknown[], codecs: readonly Codec[], name: string): Raw[] {
  return codecs.map((codec, index) => codec.unwrap(values[index], `argument ${index + 1} of ${name}`));
}
