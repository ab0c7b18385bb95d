/**
 * `conductor flash` with the real OpenOCD and its own description of the chip, into a simulated chip: what is in its flash afterwards is
 * the system, byte for byte, and boots.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { obtainImage } from '../../cli/commands/image';
import { PROMPT } from '../../cli/target/console';
import { startBoard } from '../../cli/target/start';
import { Elf } from '../../linker/elf';
import { defaultElf, ROOT, RunningSystem, TIME_LIMIT } from '../board/system';
import { removeFolders } from '../cli/support';
import { flashCommand, LIMIT, withChip } from './bench';

const FLASH_BASE = 0x08000000;
/** Between the sectors of 16 and 64 KB, and of 128 KB. */
const SECTOR_ENDS = [0x4000, 0x8000, 0xc000, 0x10000, 0x20000, 0x40000, 0x60000, 0x80000];

beforeAll(() => void defaultElf(), LIMIT);
afterAll(removeFolders);

test(
  'the default system is written, verified and started, and boots from what was written',
  async () => {
    const elf = defaultElf();
    const content = await withChip({}, async (connected) => {
      const { status, errors } = await flashCommand(path.join(ROOT, 'system', 'default.ts'), connected);
      expect(errors).toMatch(/\d+ bytes written and verified in [\d.]+ s; the system runs/);
      expect(status).toBe(0);
      const { flash, events, core } = connected.chip;
      expect(events).toEqual(['reset', ...erasures(elf), 'reset']);
      expect(core.halted).toBe(false);
      expect(core.programCounter).toBe(entryOf(elf));
      return flash.content;
    });
    for (const [offset, bytes] of partsOf(elf)) {
      expect(bytes.equals(new Uint8Array(content.subarray(offset, offset + bytes.length)))).toBe(true);
    }
    await bootFrom(content);
  },
  LIMIT,
);

test(
  'what was in the flash before does not show through',
  async () => {
    await withChip({}, async (connected) => {
      const { content } = connected.chip.flash;
      content.fill(0, 0, 0x60000);
      const { status } = await flashCommand(defaultElf(), connected);
      expect(status).toBe(0);
      expect(content.readUInt32LE(4)).toBe(entryOf(defaultElf()) + 1);
      expect(content[0x5ffff]).toBe(0); // a sector that the system does not need
    });
  },
  LIMIT,
);

test(
  'the chip that reset finds has its clocks, watchdogs and sleep set for debugging',
  async () => {
    await withChip({}, async (connected) => {
      await flashCommand(defaultElf(), connected);
      const { chip } = connected;
      expect(chip.read(0xe0042004, 4) & 7).toBe(7); // DBGMCU_CR: the debug unit works while the processor sleeps
      expect(chip.read(0xe0042008, 4) & 0x1800).toBe(0x1800); // watchdogs stop with it
    });
  },
  LIMIT,
);

/** The bytes of each part of the image, by its offset in the flash. */
function partsOf(elf: string): Map<number, Buffer> {
  const file = new Elf(elf);
  const data = readFileSync(elf);
  const parts = file.allocated().map((section): [number, Buffer] => {
    const segment = file.segments.find(
      ({ virtual, memorySize }) => section.address >= virtual && section.address < virtual + memorySize,
    )!;
    const bytes = file.contents(section);
    expect(data.includes(bytes)).toBe(true);
    return [section.address - segment.virtual + segment.physical - FLASH_BASE, bytes];
  });
  return new Map(parts.filter(([, bytes]) => bytes.length > 0));
}

function entryOf(elf: string): number {
  return partsOf(elf).get(0)!.readUInt32LE(4) - 1;
}

function erasures(elf: string): string[] {
  const end = Math.max(...[...partsOf(elf)].map(([offset, bytes]) => offset + bytes.length));
  const count = SECTOR_ENDS.findIndex((limit) => end <= limit) + 1;
  return Array.from({ length: count }, (_, sector) => `erase sector ${sector}`);
}

/** The simulator gets nothing but the content of the flash: no file of the build. */
async function bootFrom(content: Buffer): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-flash-'));
  try {
    const image = path.join(folder, 'flash.bin');
    writeFileSync(image, new Uint8Array(content));
    const built = await obtainImage(defaultElf());
    const system = new RunningSystem(
      await startBoard('qemu', { ...built, elf: image }, { timeLimit: TIME_LIMIT }),
    );
    await system.console.until(PROMPT);
    expect(await system.command('ping')).toMatch(/\d/);
    await system.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
