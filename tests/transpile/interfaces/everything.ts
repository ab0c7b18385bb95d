/** A service with every kind of parameter, as text: what the tests of the generator share. */
export const EVERYTHING = `
import type { Capability, CapabilityResult, Out } from '../runtime/service/types';
export enum Color { red, green, blue = 7 }
export enum Temperature { cold = -3, warm = 0, hot = 300 }
export class Small { flag: bool = false; tint: Color = Color.red; level: i8 = 0; }
export class Inner { x: i16 = 0; wide: u64 = 0n; }
export class Nested { readonly inner = new Inner(); last: bool = false; }
export class Large {
  readonly name = array(u8, 16);
  readonly flags = array(bool, 4);
  readonly hues = array<Color, 3>(3);
  heat: Temperature = Temperature.warm;
  readonly parts = structs(Small, 2);
  readonly nested = new Nested();
}
/**
 * Everything that can cross.
 *
 * And in a second paragraph.
 *
 * @version 2.3
 * @error busy Somebody is there.
 * @error broken It is
 *   broken.
 */
export interface Everything {
  /** Scalars. */
  scalars(a: u8, b: i8, c: bool, d: Color): void;
  more(a: u16, b: i16, c: Temperature, d: i32, small: Out<Small>): void;
  wide(a: u64, b: u64, inner: Out<Inner>): void;
  nested(value: Nested, result: Out<Nested>): void;
  lendRead(bytes: ReadonlySpan<u8>, n: u32, small: Out<Small>): void;
  lendWrite(halves: Span<u16>, n: u32, on: bool): void;
  largeIn(large: Large, color: Color): void;
  largeOut(color: Color, small: Out<Small>, large: Out<Large>): void;
  give(rope: Capability, a: u32, b: u32, c: bool, small: Out<Small>): void;
  take(name: ReadonlySpan<u8>, rope: CapabilityResult, small: Out<Small>): void;
  swap(rope: Capability, other: CapabilityResult): void;
  /** @post */
  ring(times: u8, color: Color): void;
  names(address: u32, message: u8, give: Out<Small>, currentCaller: u32): void;
  nothing(): void;
}
`;
