/** Lets the agents perform their scripts in the simulator, and reads what they tell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startQemu } from '../../../cli/target/qemu/qemu';
import { numberAt } from './encoding';
import type { AgentImage } from './image';
import type { Scripts } from './script';

/** 8 ns an instruction, and no waiting for time when there is nothing to do. */
const TIMING = ['-icount', 'shift=3,sleep=off'];
const END = 0xff;

export interface Heard {
  readonly name: string;
  readonly registers: readonly number[];
}

export interface TargetRun {
  readonly heard: readonly Heard[];
  /** The agents came to the end of their scripts. */
  readonly isComplete: boolean;
  /** Calls and replies that took the fast path. */
  readonly hits: number;
}

export async function runOnTarget(
  image: AgentImage,
  scripts: Scripts,
  timeLimit: number,
): Promise<TargetRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-model-'));
  try {
    const elf = path.join(folder, 'agents.elf');
    image.withScripts(scripts.bytes, elf);
    const board = await startQemu({ elf, machine: 'netduinoplus2', consolePort: 1, timeLimit, injection: true, extra: TIMING }); // prettier-ignore
    const parser = new Parser();
    const complete = new Promise<boolean>((resolve) => {
      board.onOutput((text) => {
        parser.take(text);
        if (parser.isComplete) resolve(true);
      });
      void board.ended.then(() => resolve(false));
    });
    const isComplete = await complete;
    const hits = isComplete ? await board.peek(image.hitsAddress) : 0;
    board.stop();
    await board.ended;
    return { heard: parser.heard, isComplete, hits };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A name, which registers are not 0, and those. */
class Parser {
  readonly heard: Heard[] = [];
  isComplete = false;
  private rest = '';

  take(text: string): void {
    const bytes = Uint8Array.from(this.rest + text, (character) => character.charCodeAt(0));
    let at = 0;
    while (!this.isComplete) {
      const next = this.record(bytes, at);
      if (next === undefined) break;
      at = next;
    }
    this.rest = (this.rest + text).slice(at);
  }

  /** Where the record at `at` ends; undefined when it is not all there. */
  private record(bytes: Uint8Array, at: number): number | undefined {
    const [name, mask] = [bytes[at], bytes[at + 1]];
    if (name === END) this.isComplete = true;
    if (name === undefined || mask === undefined || name === END) return undefined;
    const registers: number[] = [];
    let next = at + 2;
    for (let register = 0; register < 8; register++) {
      const isZero = (mask & (1 << register)) === 0;
      const number = isZero ? { word: 0, next } : numberAt(bytes, next);
      if (!number) return undefined;
      registers.push(number.word);
      next = number.next;
    }
    this.heard.push({ name: `${name >>> 4}.${name & 15}`, registers });
    return next;
  }
}

/** The first thing that is not as the model says. */
export function firstDifference(scripts: Scripts, { heard, isComplete }: TargetRun): string | undefined {
  const text = ({ name, registers }: Heard): string =>
    `${name}: ${registers.map((word) => word.toString(16)).join(' ')}`;
  for (const [at, expected] of scripts.told.entries()) {
    const found = heard[at];
    if (found && text(found) === text(expected)) continue;
    const before = scripts.told.slice(Math.max(0, at - 5), at).map(text);
    const last = found ? text(found) : 'nothing';
    return [`call ${at} (operation ${expected.operation}):`, ...before, `model  ${text(expected)}`, `target ${last}`].join('\n'); // prettier-ignore
  }
  return isComplete ? undefined : 'the agents did not come to the end';
}
