/**
 * What a run and a fault have left in the memory that is kept over a reset (docs/0032-post-mortem.md). The ELF has the tables by
 * which it was copied there; with them the copies are read as if they were still where they came from.
 */
import { UserError } from '../errors';
import type { Recording } from '../trace/recording';
import { traceSection } from '../trace/ring';
import { readTrace } from '../trace/stream';
import { KeptMemory, type MemorySource, word } from './memory';
import { ALL_STORED } from './processor';
import { readSnapshot } from './read-snapshot';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';
import { structuresOf, type SystemImage } from './system-image';

export interface PostMortem {
  /** The run before, at its end; undefined if it ended in order, or nothing is kept. */
  readonly run?: Snapshot;
  /** What the kernel did before that, if the system has a trace. */
  readonly trace?: Recording;
  /** The last process that a fault stopped, as it was then. */
  readonly fault?: KeptFault;
}

export interface KeptFault {
  readonly process: ProcessSnapshot;
  readonly threads: readonly ThreadSnapshot[];
}

/** `memory` is that of the system now: a live one, or a file. */
export async function readPostMortem(memory: MemorySource, image: SystemImage): Promise<PostMortem> {
  const copies = await Copies.read(memory, image, image.symbolAt('__pieces'));
  const fault = await readFault(memory, image);
  return { ...(copies ? await readRun(copies, image) : {}), ...(fault ? { fault } : {}) };
}

async function readRun(copies: Copies, image: SystemImage): Promise<Pick<PostMortem, 'run' | 'trace'>> {
  const { start, length } = image.kernelMemory;
  const panic = image.variable('Panic');
  const [state] = structuresOf(panic, (await copies.read(start, length)).subarray(panic.address - start));
  // A panic comes from inside the kernel, which has stored the thread that called it. Else nobody knows what it was at.
  const run = await readSnapshot(copies, image, state?.isSet('begun') ? ALL_STORED : undefined);
  return traceSection(image.elf) ? { run, trace: await readTrace(copies, image.file) } : { run };
}

/** The copies lie over the present state of the kernel, which says the rest: who waits for whom is not kept of a fault. */
async function readFault(memory: MemorySource, image: SystemImage): Promise<KeptFault | undefined> {
  for (const [number, process] of image.processes.entries()) {
    const copies = await Copies.read(memory, image, process.number('pieces'));
    if (!copies?.holdsProcess(number)) continue;
    const snapshot = await readSnapshot(copies, image, ALL_STORED);
    return {
      process: snapshot.processes[number]!,
      threads: snapshot.threads.filter((thread) => thread.process === number),
    };
  }
  return undefined;
}

/** The kernel copies so many bytes at a time (src/kernel/arch/armv7m/memory.S). */
const STEP = 16;

/** Memory of which some pieces are as they were. */
class Copies implements MemorySource {
  private constructor(
    private readonly now: MemorySource,
    private readonly image: SystemImage,
    private readonly pieces: readonly KeptMemory[],
  ) {}

  /** What was copied by the table at an address; undefined if nothing was, by this build and since power-on. */
  static async read(now: MemorySource, image: SystemImage, table: number): Promise<Copies | undefined> {
    const pieces: KeptMemory[] = [];
    let [from = 0] = wordsOf(image, table, 1);
    for (let entry = table + 4; ; entry += 8) {
      const [start = 0, length = 0] = wordsOf(image, entry, 2);
      if (length === 0) break;
      pieces.push(new KeptMemory(start, await now.read(from, length)));
      from += Math.ceil(length / STEP) * STEP;
    }
    const copies = new Copies(now, image, pieces);
    return pieces.length > 0 && copies.isMarked() ? copies : undefined;
  }

  /** A piece that was not copied is as it is now. */
  async read(address: number, length: number): Promise<Buffer> {
    const whole = this.pieces.find((piece) => piece.has(address, length));
    if (whole) return whole.at(address, length);
    const bytes = Buffer.from((await this.now.read(address, length)).toString('latin1'), 'latin1');
    for (const { start, bytes: copy } of this.pieces)
      if (start >= address && start + copy.length <= address + length)
        bytes.write(copy.toString('latin1'), start - address, 'latin1');
    return bytes;
  }

  holdsProcess(number: number): boolean {
    const table = this.image.variable('Process', true);
    const address = table.address + number * this.image.structure('Process').size;
    const piece = this.pieces.find((each) => each.start === address);
    const field = this.image.structure('Process').fields.get('index');
    return piece !== undefined && piece.bytes[field?.offset ?? 0] === number;
  }

  private isMarked(): boolean {
    const { address, type } = this.image.variable('KeptReason');
    const piece = this.pieces.find((each) => each.has(address, type.size));
    if (!piece)
      throw new UserError(`the ELF keeps nothing of ${word(address)}: it was built by another version`);
    const mark = this.image.structure('KeptReason').fields.get('mark');
    return (
      piece.at(address + (mark?.offset ?? 0), 4).readUInt32LE(0) === this.image.symbolAt('__build_mark') >>> 0
    );
  }
}

function wordsOf(image: SystemImage, address: number, count: number): number[] {
  const bytes = image.flash(address, 4 * count);
  return Array.from({ length: count }, (_, index) => bytes.readUInt32LE(4 * index));
}
