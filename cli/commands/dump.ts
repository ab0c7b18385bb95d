/**
 * `conductor dump`: what is in a system, and what its last run and its last fault have left. The memory comes from a running system, from
 * a connected board, or from a file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { messageOf, UserError } from '../errors';
import { KeptMemory, type MemorySource } from '../inspect/memory';
import { readPostMortem } from '../inspect/post-mortem';
import { Processor } from '../inspect/processor';
import { readSnapshot } from '../inspect/read-snapshot';
import { SystemImage } from '../inspect/system-image';
import { showDump, type Shown, type Topic, TOPICS } from '../inspect/topics';
import { note } from '../output';
import { DEFAULT_SYSTEM, shown } from '../paths';
import type { Probe } from '../target/board';
import { traceSection } from '../trace/ring';
import { readTrace } from '../trace/stream';
import { requireFlashed } from '../target/hardware/flashed';
import { attachToBoard } from '../target/hardware/probe';
import { attach } from '../target/running';
import { requireTools } from '../toolchain/setup';
import { obtainImage } from './image';

interface DumpOptions {
  readonly memory?: string;
  readonly registers?: string;
  readonly board?: boolean;
  readonly probe?: string;
  readonly save?: string;
  readonly show?: readonly string[];
}

export function addDump(program: Command): void {
  program
    .command('dump')
    .argument(
      '[system]',
      'the running system (default: the only one); with --memory or --board a system file, or an ELF built from one',
    )
    .option('--memory <file>', 'look into a memory image: the RAM, from its first byte on')
    .option(
      '--registers <list>',
      'with --memory: r0 to r15 and xpsr of the processor then, with commas between',
    )
    .option('--board', 'look into the connected board, which goes on with what it does')
    .option('--probe <serial>', 'with --board: which probe to use, by its serial number')
    .option('--save <file>', 'write the memory image as well')
    .option(
      '--show <topic...>',
      `only one thing: ${TOPICS.join(', ')}; a name may follow stack and capabilities`,
    )
    .description(
      'show what is in a system, and what its last run has left: faults, stacks, who waits for whom',
    )
    .action(dump);
}

async function dump(system: string | undefined, options: DumpOptions): Promise<void> {
  await requireTools(['compiler']);
  const [topic, name] = topicOf(options.show ?? ['all']);
  const dumped = await look(system, options);
  process.stdout.write(`${showDump(dumped, topic, name).join('\n')}\n`);
}

function topicOf([word = '', name, ...rest]: readonly string[]): [Topic, string | undefined] {
  const topic = TOPICS.find((each) => each === word);
  if (topic && rest.length === 0) return [topic, name];
  throw new UserError(
    `there is nothing called '${[word, name, ...rest].join(' ').trim()}' to show; there is ${TOPICS.join(', ')}`,
  );
}

async function look(system: string | undefined, options: DumpOptions): Promise<Shown> {
  if (options.memory !== undefined) return fromFile(system ?? DEFAULT_SYSTEM, options.memory, options);
  if (options.board) return fromBoard(system ?? DEFAULT_SYSTEM, options);
  const running = await attach(system);
  try {
    return await fromProbe(running, new SystemImage(running.announcement.elf), options);
  } finally {
    running.close();
  }
}

async function fromBoard(system: string, options: DumpOptions): Promise<Shown> {
  const image = await obtainImage(system);
  const probe = await attachToBoard(image, options.probe);
  try {
    await requireFlashed(probe, image);
    return await fromProbe(probe, new SystemImage(image.elf), options);
  } finally {
    await probe.close();
  }
}

function fromProbe(probe: Probe, image: SystemImage, options: DumpOptions): Promise<Shown> {
  return probe.whileHalted(async () => {
    const { r, xpsr } = await probe.readRegisters();
    const { start, length } = image.ram;
    const memory = new KeptMemory(start, await probe.readMemory(start, length));
    return read(memory, image, new Processor(r, xpsr), options);
  });
}

async function fromFile(system: string, file: string, options: DumpOptions): Promise<Shown> {
  const { elf } = await obtainImage(system);
  const image = new SystemImage(elf);
  const bytes = readImage(file);
  if (bytes.length < image.ram.length)
    throw new UserError(
      `${shown(file)} has ${bytes.length} bytes; the RAM of ${shown(elf)} has ${image.ram.length}: is it all of it, of this system?`,
    );
  return read(new KeptMemory(image.ram.start, bytes), image, registersIn(options.registers), options);
}

function readImage(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`the memory image can't be read: ${messageOf(error)}`);
  }
}

function writeImage(file: string, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes.toString('latin1'), 'latin1');
  } catch (error) {
    throw new UserError(`can't write ${shown(file)}: ${messageOf(error)}`);
  }
}

/** r0 to r15, and xpsr. */
const REGISTER_COUNT = 17;

function registersIn(list: string | undefined): Processor | undefined {
  if (list === undefined) return undefined;
  const values = list.split(',').map(Number);
  if (values.length !== REGISTER_COUNT || values.some((value) => !Number.isInteger(value)))
    throw new UserError(`'${list}' is no list of registers: r0 to r15 and xpsr, ${REGISTER_COUNT} numbers`);
  return new Processor(values.slice(0, REGISTER_COUNT - 1), values[REGISTER_COUNT - 1]!);
}

async function read(
  memory: KeptMemory,
  image: SystemImage,
  processor: Processor | undefined,
  { save }: DumpOptions,
): Promise<Shown> {
  if (save !== undefined) {
    writeImage(save, memory.bytes);
    note(
      `The memory is in ${shown(save)}; look into it with: npx conductor dump ${shown(image.file)} --memory ${shown(save)}`,
    );
  }
  const source: MemorySource = memory;
  return {
    image,
    snapshot: await readSnapshot(source, image, processor),
    ...(traceSection(image.elf) ? { trace: await readTrace(source, image.file) } : {}),
    postMortem: await readPostMortem(source, image),
  };
}
