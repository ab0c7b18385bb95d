/** Scripts as the words that an agent reads (../fixtures/agent.ts). */
import { Operation, TOKEN_TRANSFERRED } from '../../../src/abi/operation';

/** Calls of one life of a process, or of one of its other threads. */
export interface Segment {
  readonly number: number;
  readonly words: number[];
  begun: boolean;
}

/** Entries of the table at the beginning of a script. */
export const SEGMENTS = 512;

const REGISTERS = 8;
const TOKENS = 16;
const TOKEN_IN_R4 = 0x100;
const TOKEN_IN_R6 = 0x200;
const END = 0xffffffff;

/** Whether the registers name a call by a token that the agent has not kept: it keeps the latest. */
export function isForgotten(registers: readonly number[], tokens: readonly number[]): boolean {
  const place = placeOfToken(registers, tokens);
  return place >= 0 && place < tokens.length - TOKENS;
}

/** The register that may hold a token. */
function tokenRegister(registers: readonly number[]): number {
  return registers[1] === Operation.replyAndReceive ? 2 : 0;
}

function placeOfToken(registers: readonly number[], tokens: readonly number[]): number {
  return tokens.lastIndexOf(((registers[tokenRegister(registers)] ?? 0) & ~TOKEN_TRANSFERRED) >>> 0);
}

/** A head and the registers that are not 0; `tokens` are those that the process has received. */
export function encode(registers: readonly number[], tokens: readonly number[]): number[] {
  const words = [...registers];
  let head = 0;
  const named = tokenRegister(registers);
  const place = placeOfToken(registers, tokens);
  if (place >= 0) {
    words[named] = place;
    head |= named === 0 ? TOKEN_IN_R4 : TOKEN_IN_R6;
  }
  const present: number[] = [];
  for (let register = 0; register < REGISTERS; register++) {
    const word = words[register] ?? 0;
    if (word === 0) continue;
    head |= 1 << register;
    present.push(word);
  }
  return [head, ...present];
}

/** The table of segments, then these. */
export function assemble(segments: readonly Segment[]): Uint32Array {
  const words: number[] = Array.from({ length: SEGMENTS }, () => SEGMENTS);
  words.push(END);
  for (const { number, words: calls } of segments) {
    words[number] = words.length;
    words.push(...calls, END);
  }
  return Uint32Array.from(words);
}
