/** The build as a whole: the same bytes wherever it runs, only what changed, and an image that is what it says. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { conductor, ROOT } from '../cli/support';
import { Elf } from '../../linker/elf';
import { formatReport, type SystemReport } from '../../linker/report';

const folder = mkdtempSync(path.join(tmpdir(), 'conductor-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COUNTER = `
export enum Grant { requests = 0 }
let count: u32 = 5;
export function main(): void { for (;;) count++; }
`;
const SYSTEM = `
import { defineSystem, receive } from 'conductor';
export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    one: { program: 'counter.ts', priority: 3, grants: { requests: receive('one') } },
    two: { program: 'counter.ts', priority: 3, grants: { requests: receive('two') }, stack: 256 },
  },
});
`;

function project(name: string): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  writeFileSync(path.join(place, 'counter.ts'), COUNTER);
  writeFileSync(path.join(place, 'system.ts'), SYSTEM);
  return path.join(place, 'system.ts');
}

interface Built {
  elf: string;
  report: SystemReport;
  milliseconds: number;
}

async function build(system: string, root = ROOT): Promise<Built> {
  const script = path.join(root, 'cli', 'conductor.js');
  const { status, output, errors, milliseconds } = await conductor(['build', system], {
    script,
    folder: root,
  });
  expect({ status, errors: status === 0 ? '' : errors }).toEqual({ status: 0, errors: '' });
  const elf = path.resolve(root, /^.*\.elf$/m.exec(output)![0]);
  const report = JSON.parse(
    readFileSync(path.join(path.dirname(elf), 'report.json'), 'utf8'),
  ) as SystemReport;
  return { elf, report, milliseconds };
}

test('two checkouts in different folders give the same bytes', async () => {
  const copy = path.join(folder, 'elsewhere', 'checkout');
  const left = new Set(
    ['node_modules', '.git', '.cache', 'build', 'xpacks'].map((name) => path.join(ROOT, name)),
  );
  cpSync(ROOT, copy, { recursive: true, filter: (source) => !left.has(source) });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  const here = await build(path.join(ROOT, 'system', 'default.ts'));
  const there = await build(path.join(copy, 'system', 'default.ts'), copy);
  for (const extension of ['.elf', '.bin', '.hex']) {
    const bytes = (elf: string): string => readFileSync(elf.replace('.elf', extension), 'latin1');
    expect(bytes(there.elf) === bytes(here.elf)).toBe(true);
  }
});

describe('a system outside the checkout', () => {
  let system: string;
  let built: Built;
  beforeAll(async () => {
    system = project('outside');
    built = await build(system);
  });

  test('two processes of one program have code and data of their own', () => {
    const elf = new Elf(built.elf);
    const one = elf.section('.one.text')!;
    const two = elf.section('.two.text')!;
    expect(one.size).toBe(two.size);
    expect(one.address).not.toBe(two.address);
    expect(elf.section('.one.data')!.address).not.toBe(elf.section('.two.data')!.address);
    expect(elf.symbols.filter(({ name, kind }) => name === 'main' && kind === 'function')).toHaveLength(2);
  });

  test('its processes are described where the kernel looks for them', () => {
    const elf = new Elf(built.elf);
    const images = elf.section('.kernel.images')!;
    expect(elf.symbol('__process_images')!.value).toBe(images.address);
    expect(elf.symbol('__process_image_count')!.value).toBe(2);
    const bytes = elf.contents(images);
    const stride = bytes.indexOf('two\0') - bytes.indexOf('one\0');
    expect(bytes.indexOf('one\0')).toBe(0);
    const entry = bytes.readUInt32LE(16);
    const otherEntry = bytes.readUInt32LE(16 + stride);
    expect(entry).toBe(elf.section('.one.text')!.address + 1);
    expect(otherEntry).toBe(elf.section('.two.text')!.address + 1);
  });

  test('initial data lies in flash where no process may read it', () => {
    const elf = new Elf(built.elf);
    const { address } = elf.section('.one.data')!;
    const segment = elf.segments.find(({ virtual }) => virtual === address)!;
    expect(segment.physical).toBeGreaterThanOrEqual(built.report.kernel.flash.base);
    const { base, size } = built.report.kernel.flash;
    expect(segment.physical + segment.fileSize).toBeLessThanOrEqual(base + size);
  });

  test('a configured stack is given, and the rest of the regions with it', () => {
    const [one, two] = built.report.processes;
    expect(one!.stack.size).toBeGreaterThanOrEqual(one!.stack.bound);
    expect(two!.stack.size).toBeGreaterThanOrEqual(256);
    expect(two!.stack.bound).toBe(one!.stack.bound);
  });

  test('nothing changed: nothing is built', async () => {
    const before = statSync(built.elf).mtimeMs;
    await build(system);
    expect(statSync(built.elf).mtimeMs).toBe(before);
  });

  test('a changed program is built again, the kernel is not', async () => {
    const out = path.dirname(built.elf);
    const kernel = path.join(out, 'kernel', 'joined.o');
    const before = { kernel: statSync(kernel).mtimeMs, elf: readFileSync(built.elf, 'latin1') };
    writeFileSync(path.join(path.dirname(system), 'counter.ts'), COUNTER.replace('count++', 'count += 3'));
    await build(system);
    expect(statSync(kernel).mtimeMs).toBe(before.kernel);
    expect(readFileSync(built.elf, 'latin1') === before.elf).toBe(false);
  });

  test('a lost output is made again', async () => {
    rmSync(built.elf);
    await build(system);
    expect(statSync(built.elf).size).toBeGreaterThan(0);
  });

  test('the report for people says what the data says', () => {
    const text = formatReport(built.report);
    expect(text).toMatch(/^system on STM32F4DISCOVERY$/m);
    expect(text).toMatch(/^flash: \d+ of 1048576 bytes; kernel \d+, processes \d+ .* efficiency \d+\.\d %$/m);
    expect(text).toMatch(/^one +\d+ +\d+ +processStart \(0\) -> main \(\d+\).*then an interrupt \(36\)$/m);
    expect(text).toMatch(/^two +0 +code +0x08[0-9a-f]{6} +\d+ +(all|\d(-\d)?)$/m);
    expect(text).toMatch(/^two +0 +requests +receive two$/m);
  });
});
