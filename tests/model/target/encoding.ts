/**
 * Scripts as the bytes that an agent reads (../fixtures/agent.ts), and its reports. Numbers are written as few bytes as they
 * need: seven bits a byte, the least first, the sign in the lowest; so small numbers and `FOREVER` are one byte.
 */
import { Operation, TOKEN_TRANSFERRED } from '../../../src/abi/operation';

/** Calls of one life of a process, or of one of its other threads. */
export interface Segment {
  readonly number: number;
  readonly bytes: number[];
  begun: boolean;
}

/** Entries of the table of addresses at the beginning of a script, a word each. */
export const SEGMENTS = 1024;

const REGISTERS = 8;
/** r5 is the operation, which is in the first byte. */
const OPERATION_REGISTER = 1;
const TOKENS = 16;
const TOKEN_IN_R4 = 0x40;
const TOKEN_IN_R6 = 0x80;
const END = 0xff;

/** Whether the registers name a call by a token that the agent has not kept: it keeps the latest. */
export function isForgotten(registers: readonly number[], tokens: readonly number[]): boolean {
  const place = placeOfToken(registers, tokens);
  return place >= 0 && place < tokens.length - TOKENS;
}

/** The register that may hold a token. */
function tokenRegister(registers: readonly number[]): number {
  return registers[OPERATION_REGISTER] === Operation.replyAndReceive ? 2 : 0;
}

function placeOfToken(registers: readonly number[], tokens: readonly number[]): number {
  return tokens.lastIndexOf(((registers[tokenRegister(registers)] ?? 0) & ~TOKEN_TRANSFERRED) >>> 0);
}

/**
 * A head, which registers are not 0, and those; `tokens` are those that the process has received. In the place of r5 stands, plus
 * one, what the agent fills its buffer from before the call.
 */
export function encode(registers: readonly number[], tokens: readonly number[], fill?: number): number[] {
  const words = [...registers];
  let head = words[OPERATION_REGISTER] ?? 0;
  words[OPERATION_REGISTER] = fill === undefined ? 0 : fill + 1;
  const place = placeOfToken(registers, tokens);
  if (place >= 0) {
    const named = tokenRegister(registers);
    words[named] = place;
    head |= named === 0 ? TOKEN_IN_R4 : TOKEN_IN_R6;
  }
  let mask = 0;
  const numbers: number[] = [];
  for (let register = 0; register < REGISTERS; register++) {
    const word = words[register] ?? 0;
    if (word === 0) continue;
    mask |= 1 << register;
    numbers.push(...bytesOf(word));
  }
  return [head, mask, ...numbers];
}

function bytesOf(word: number): number[] {
  const bytes: number[] = [];
  let rest = ((word << 1) ^ (word >> 31)) >>> 0;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}

/** The number that begins at `at`, and where the next one does; undefined when it is not all there. */
export function numberAt(bytes: Uint8Array, at: number): { word: number; next: number } | undefined {
  let folded = 0;
  for (let [next, shift] = [at, 0]; next < bytes.length; shift += 7) {
    const byte = bytes[next++] ?? 0;
    folded = (folded | ((byte & 0x7f) << shift)) >>> 0;
    if ((byte & 0x80) === 0) return { word: ((folded >>> 1) ^ -(folded & 1)) >>> 0, next };
  }
  return undefined;
}

/** The table of segments, then these. */
export function assemble(segments: readonly Segment[]): Uint8Array {
  const table = new Uint32Array(SEGMENTS).fill(SEGMENTS * 4);
  const bytes: number[] = [END];
  for (const { number, bytes: calls } of segments) {
    table[number] = SEGMENTS * 4 + bytes.length;
    for (const byte of calls) bytes.push(byte);
    bytes.push(END);
  }
  return Uint8Array.from([...new Uint8Array(table.buffer), ...bytes]);
}
