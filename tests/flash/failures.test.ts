/** What goes wrong with a chip that is there: each has its name, says what to do, and leaves no half-written system running. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultElf } from '../board/system';
import { removeFolders, temporaryFolder } from '../cli/support';
import { flashCommand, LIMIT, withChip } from './bench';
import type { ChipDefects } from './chip/chip';

/** DBGMCU_IDCODE of an STM32F401, another chip of the family, whose flash OpenOCD programs as gladly. */
const OTHER_DEVICE = 0x10016423;
/** The debug port of a Cortex-M0. */
const OTHER_PROCESSOR = 0x0bb11477;

/** In an ELF: where the program headers begin, and in one of them the address where its bytes are stored. */
const PROGRAM_HEADERS = 28;
const PHYSICAL_ADDRESS = 12;
const OUTSIDE = 0x09000000;

beforeAll(() => void defaultElf(), LIMIT);
afterAll(removeFolders);

async function failure(defects: ChipDefects): Promise<{ errors: string; events: readonly string[] }> {
  return withChip(defects, async (connected) => {
    const { status, errors } = await flashCommand(defaultElf(), connected);
    expect(status).toBe(1);
    expect(errors).not.toMatch(/\n\s+at /);
    const { events, core } = connected.chip;
    expect(events.filter((event) => event.startsWith('run'))).toEqual([]);
    expect(core.halted || !events.includes('erase sector 0')).toBe(true);
    return { errors, events };
  });
}

test(
  'a byte that was not taken: verifying finds it',
  async () => {
    const { errors, events } = await failure({ weakByte: 0x1234 });
    expect(errors).toMatch(/error: the flash does not hold what was written\./);
    expect(errors).toMatch(/diff 0 address 0x08001234/);
    expect(events.at(-1)).toMatch(/erase/); // no reset follows: nothing runs
  },
  LIMIT,
);

test(
  'a controller that does not take its key',
  async () => {
    const { errors, events } = await failure({ staysLocked: true });
    expect(errors).toMatch(/error: the flash is locked\./);
    expect(errors).toMatch(/flash not unlocked/);
    expect(events).toEqual(['reset']);
  },
  LIMIT,
);

test(
  'a protected sector: the command that takes protection off',
  async () => {
    const { errors } = await failure({ protectedSectors: [1] });
    expect(errors).toMatch(/error: the flash is locked\./);
    expect(errors).toMatch(/openocd -f \S+ -c init -c 'reset halt' -c 'stm32f2x unlock 0' -c shutdown/);
  },
  LIMIT,
);

test(
  'another chip of the family, which would even be written: nothing is',
  async () => {
    const { errors, events } = await failure({ device: OTHER_DEVICE });
    expect(errors).toMatch(/error: this is another chip than the system was built for\./);
    expect(errors).toMatch(/another chip: 0x423/);
    expect(events).toEqual(['reset']);
  },
  LIMIT,
);

test(
  'another processor',
  async () => {
    const { errors } = await failure({ debugPort: OTHER_PROCESSOR, device: OTHER_DEVICE });
    expect(errors).toMatch(/error: this is another chip than the system was built for\./);
  },
  LIMIT,
);

test(
  'a board without power',
  async () => {
    const { errors, events } = await failure({ unpowered: true });
    expect(errors).toMatch(/error: the probe is there, but the chip does not answer\./);
    expect(errors).toMatch(/--under-reset/);
    expect(events).toEqual([]);
  },
  LIMIT,
);

test(
  'bytes outside of the flash: the address is named, and no probe is asked',
  async () => {
    const content = readFileSync(defaultElf());
    const header = content.readUInt32LE(PROGRAM_HEADERS);
    content.writeUInt32LE(OUTSIDE, header + PHYSICAL_ADDRESS);
    const elf = path.join(temporaryFolder(), 'elsewhere.elf');
    writeFileSync(elf, new Uint8Array(content));
    await withChip({}, async (connected) => {
      const { status, errors } = await flashCommand(elf, connected);
      expect(errors).toMatch(/bytes for 0x09000000 to 0x\w+, which is not in the flash of STM32F4DISCOVERY/);
      expect(status).toBe(1);
      expect(connected.chip.events).toEqual([]);
    });
  },
  LIMIT,
);

test(
  'a board of which nothing says how it is flashed',
  async () => {
    await withChip({}, async (connected) => {
      const { status, errors } = await flashCommand('system/small.ts', connected);
      expect(errors).toMatch(/can not be flashed: src\/bsp\/lm3s6965evb\/board\.ts has no 'openocd'/);
      expect(status).toBe(1);
    });
  },
  LIMIT,
);
