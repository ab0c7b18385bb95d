/**
 * Wrong declarations of services, at least one for each diagnostic. The line that the diagnostic must be at ends with the
 * marker `//!`. Each is the text of `bell.ts`, unless it says otherwise.
 */
import type { DiagnosticName } from '../../transpile/diagnostics';

const TYPES = 'type Out<T> = T;\ntype Capability = u32;\ntype CapabilityResult = u32;\n';
const CLASSES =
  'export class Small { x: u32 = 0; }\n' +
  'export class Six { a: u32 = 0; b: u32 = 0; c: u32 = 0; d: u32 = 0; e: u32 = 0; f: u32 = 0; }\n' +
  'export class Name { readonly bytes = array(u8, 16); }\n';

/** A service with these members. */
const bell = (members: string, tags = '@version 1.0'): string =>
  `${TYPES}${CLASSES}/**\n * A bell.\n *\n * ${tags}\n */\nexport interface Bell {\n  ${members}\n}\n`;

/** A service with a method of these parameters, each on a line of its own. */
const method = (...parameters: string[]): string => bell(`ring(\n${parameters.join('\n')}\n): void;`);

/** A service that passes a class with these fields; the diagnostic is at the parameter. */
const field = (text: string): string =>
  `enum Tone { low }\nclass Hidden { x: u32 = 0; }\nexport class Bad {\n  ${text}\n}\n${method('bad: Bad //!')}`;

export const INTERFACE_CASES: Readonly<Partial<Record<DiagnosticName, readonly string[]>>> = {
  interfaceVersion: [
    'export interface Bell { //!\n  ring(times: u32): void;\n}',
    bell('ring(times: u32): void;', '@version 1').replace('Bell {', 'Bell { //!'),
    bell('ring(times: u32): void;', '@version 1.x').replace('Bell {', 'Bell { //!'),
    bell('ring(times: u32): void;', '@version 1.70000').replace('Bell {', 'Bell { //!'),
    bell('ring(times: u32): void;', '@version').replace('Bell {', 'Bell { //!'),
    bell('ring(times: u32): void;', '@version 1.0\n * @version 1.1 //!'),
  ],
  interfaceFile: [
    bell('ring(times: u32): void;').replace('Bell {', 'Gong { //!'),
    bell('ring(times: u32): void;').replace('Bell {', 'Bell<T> { //!'),
    `interface Base {}\n${bell('ring(times: u32): void;').replace('Bell {', 'Bell extends Base { //!')}`,
    `${bell('ring(times: u32): void;')}export interface Gong {} //!`,
    bell('').replace('Bell {', 'Bell { //!'),
  ],
  interfaceMember: [
    bell('loudness: u32; //!'),
    bell('readonly ring: (times: u32) => void; //!'),
    bell('ring?(times: u32): void; //!'),
    bell('ring<T>(times: u32): void; //!'),
    bell('Ring(times: u32): void; //!'),
    bell('(times: u32): void; //!'),
    bell('new (times: u32): void; //!'),
    bell('[index: number]: u32; //!'),
    bell("'ring'(times: u32): void; //!"),
    bell('ring(times: u32): void;\n  ring(loudness: u8): void; //!'),
  ],
  interfaceResult: [
    bell('ring(times: u32): u32; //!'),
    bell('ring(times: u32); //!'),
    bell('ring(times: u32): Small; //!'),
  ],
  interfaceParameter: [
    method('text: string //!'),
    method('value: number //!'),
    method('value: any //!'),
    method('value: Nothing //!'),
    method('times?: u32 //!'),
    method('...times: u32[] //!'),
    method('{ x }: Small //!'),
    method('times //!'),
    method('small: Small | null //!'),
    method('done: () => void //!'),
    method('items: FixedArray<u8, 4> //!'),
    method('items: u32[] //!'),
    method('register: reg32 //!'),
    method('nibble: bits<4> //!'),
    method('items: ReadonlySpan<Small> //!'),
    method('items: Span<bool> //!'),
    method('self: Bell //!'),
    `export class Box<T> { item: T; }\n${method('box: Box<u32> //!')}`,
    `export type Bytes = Span<u8>;\n${method('bytes: Bytes //!')}`,
  ],
  interfaceField: [
    field('next: Small | null = null;'),
    field('name: string = "";'),
    field('call: (x: u32) => void = nothing;'),
    field('other!: Small;'),
    field('private x: u32 = 0;'),
    field('nibble: bits<4> = 0;'),
    field('readonly boxes = refs(Small, 4);'),
    field('readonly inner = new Bad();'),
    `class Hidden { x: u32 = 0; }\n${method('hidden: Hidden //!')}`,
    `enum Hidden { one }\n${method('hidden: Hidden //!')}`,
  ],
  interfaceOut: [
    method('times: Out<u32> //!'),
    method('done: Out<bool> //!'),
    method('bytes: Out<Span<u8>> //!'),
    `export enum Tone { low, high }\n${method('tone: Out<Tone> //!')}`,
  ],
  interfaceWords: [
    method('a: u32, b: u32, c: u32, d: u32,', 'e: u32 //!'),
    method('a: u64, b: u64,', 'c: u8 //!'),
    method('bytes: Span<u8>, a: u32, b: u32,', 'c: u32 //!'),
    method('rope: Capability, a: u32, b: u32, c: u32,', 'd: u32 //!'),
    method('six: Six, a: u32, b: u32,', 'c: u32 //!'),
    method('a: Out<Name>, bytes: u64,', 'c: u32 //!'),
  ],
  interfaceLent: [
    method('one: ReadonlySpan<u8>,', 'two: Span<u8> //!'),
    method('one: ReadonlySpan<u8>,', 'two: Name //!'),
    method('one: ReadonlySpan<u8>,', 'two: Out<Name> //!'),
    method('one: Name,', 'two: Name //!'),
    method('one: Out<Name>,', 'two: Out<Name> //!'),
    method('one: Out<Name>,', 'two: Name //!'),
    method('one: Out<Name>,', 'two: Six //!'),
  ],
  interfaceTransfer: [
    method('one: Capability,', 'two: Capability //!'),
    method('one: CapabilityResult,', 'two: CapabilityResult //!'),
    method('bytes: Span<u8>,', 'rope: Capability //!'),
    method('six: Six,', 'rope: Capability //!'),
    method('six: Out<Six>,', 'rope: Capability //!'),
  ],
  interfaceError: [
    bell('ring(times: u32): void;', '@version 1.0\n * @error full Nobody can hear more. //!'),
    bell('ring(times: u32): void;', '@version 1.0\n * @error Loud Nobody can hear more. //!'),
    bell('ring(times: u32): void;', '@version 1.0\n * @error later Nobody can hear more. //!'),
    bell('ring(times: u32): void;', '@version 1.0\n * @error a Once.\n * @error a Twice. //!'),
  ],
  interfacePost: [
    bell('/** @post */\n  ring(small: Out<Small>): void; //!'),
    bell('/** @post */\n  ring(bytes: Span<u8>): void; //!'),
    bell('/** @post */\n  ring(rope: Capability): void; //!'),
    bell('/** @post */\n  ring(rope: CapabilityResult): void; //!'),
    bell('/** @post */\n  ring(six: Six): void; //!'),
  ],
  interfaceName: [
    `export class BellError { x: u32 = 0; }\n${method('wrong: BellError //!')}`,
    bell('connection(times: u32): void; //!'),
    `export class Message { x: u32 = 0; }\n${method('ball: Message //!')}`,
  ],
};
