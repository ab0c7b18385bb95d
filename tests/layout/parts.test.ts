/** The small parts of the build: image tables, configuration, the check of the finished image, cache, suggestions. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cache } from '../../cli/build/cache';
import { configureModule } from '../../cli/build/configuration';
import { withLock } from '../../cli/build/lock';
import type { Section } from '../../linker/elf';
import { tablesSize, writeTables, type ImageStructs } from '../../linker/images';
import { planMemory } from '../../linker/memory';
import type { ObjectSizes } from '../../linker/objects';
import { verifyImage } from '../../linker/verify';
import { suggestion } from '../../system/suggest';

const folder = mkdtempSync(path.join(tmpdir(), 'conductor-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('image tables', () => {
  const structs: ImageStructs = {
    process: {
      size: 40,
      offsets: { name: 0, entry: 16, capabilityCount: 20, capabilities: 24, regionCount: 28, regions: 32 },
    },
    region: { size: 8, offsets: { base: 0, attributes: 4 } },
    capability: { size: 8, offsets: { slot: 0, rights: 4 } },
  };
  const image = {
    name: 'ab',
    fields: { entry: 0x08000101 },
    regions: [{ base: 0x20000010, attributes: 0x13060001 }],
    capabilities: [{ slot: 3, rights: 2 }],
  };

  test('fields stand at the offsets of the kernel, capabilities behind all images', () => {
    const words = [...writeTables(structs, [image, image], 0x1000).matchAll(/\.word (0x[0-9a-f]+)/g)].map(
      ([, word]) => Number(word),
    );
    expect(words).toHaveLength(tablesSize(structs, [1, 1]) / 4);
    expect(words.slice(0, 10)).toEqual([0x6261, 0, 0, 0, 0x08000101, 1, 0x1050, 1, 0x20000010, 0x13060001]);
    expect(words[16]).toBe(0x1058);
    expect(words.slice(20)).toEqual([3, 2, 3, 2]);
  });

  test('a field that the kernel does not have is a defect', () => {
    const wrong = { ...image, fields: { colour: 1 } };
    expect(() => writeTables(structs, [wrong], 0)).toThrow(/no field colour/);
  });
});

test('configuration: only initialisers of exported constants are replaced', () => {
  const file = path.join(folder, 'configuration.ts');
  writeFileSync(file, '/** A */\nexport const A = 16;\nexport const B: u32 = 4; // B\nconst C = 5;\n');
  expect(configureModule(file, { A: '3', C: '9', D: '1' })).toEqual({
    text: '/** A */\nexport const A = 3;\nexport const B: u32 = 4; // B\nconst C = 5;\n',
    names: ['A', 'B'],
  });
});

describe('the check of the finished image', () => {
  const sizes = (text: number, bss: number): ObjectSizes => ({
    vectors: { size: 0, alignment: 4 },
    text: { size: text, alignment: 4 },
    rodata: { size: 0, alignment: 4 },
    data: { size: 0, alignment: 4 },
    bss: { size: bss, alignment: 4 },
    retained: { size: 0, alignment: 4 },
  });
  const memory = planMemory(
    { sizes: sizes(4000, 100), stack: 400, tables: 400, trace: 0 },
    ['a', 'b'].map((name) => ({
      name,
      sizes: sizes(1000, 500),
      stack: 100,
      regions: 4,
      threads: { count: 0, size: 0 },
    })),
    { flash: { start: 0x08000000, length: 0x10000 }, ram: { start: 0x20000000, length: 0x8000 } },
  );
  const [a, b] = memory.processes;
  const section = (name: string, address: number, size: number): Section => ({
    ...{ name, address, size, type: 1, flags: 2, offset: 0, alignment: 4, link: 0, info: 0 },
  });
  const image = (...sections: Section[]): string[] => verifyImage({ allocated: () => sections }, memory);

  test('accepts what is where it belongs', () => {
    expect(image(section('.a.text', a!.text, 1000), section('.b.bss', b!.bss, 500))).toEqual([]);
    expect(image(section('.kernel.text', 0x08000000, 4000))).toEqual([]);
  });

  test('sees a section outside its regions, in those of others, and of nobody', () => {
    expect(image(section('.a.text', 0x0800f000, 100))).toEqual([
      '0 bytes of .a.text are accessible to a, not 100',
    ]);
    expect(image(section('.a.bss', b!.bss, 100)).sort()).toEqual([
      '0 bytes of .a.bss are accessible to a, not 100',
      '100 bytes of .a.bss are accessible to b, not 0',
    ]);
    expect(image(section('.kernel.bss', a!.bss - 4, 8))).toHaveLength(1);
    expect(image(section('.other', 0x08000000, 8))).toEqual(['section .other belongs to nobody']);
  });

  test('sees overlapping regions and memory below a stack', () => {
    const overlapping = { ...memory, processes: [a!, { ...b!, ram: a!.ram }] };
    expect(verifyImage({ allocated: () => [] }, overlapping)).toContain('regions of a and b overlap');
    const high = { ...memory, processes: [{ ...a!, stackBase: a!.stackBase + 32 }] };
    expect(verifyImage({ allocated: () => [] }, high)).toEqual(['a may access what lies below its stack']);
  });

  test('sees stacks of threads that are not its own or can not be guarded, and a pool that is not free', () => {
    const threaded = (change: object): string[] =>
      verifyImage(
        { allocated: () => [] },
        { ...memory, processes: [{ ...a!, threads: { count: 2, size: 64 }, ...change }] },
      );
    const end = a!.ram.range.start + a!.ram.range.length;
    expect(threaded({ threadStacks: end - 96 })).toContain('a may not use all its stacks');
    expect(threaded({ threadStacks: end - 128, bss: end - 140 - a!.bssLength, bssLength: 140 })).toEqual([]);
    expect(threaded({ threadStacks: end - 132 })).toContain("the stacks of a can't be guarded");
    expect(threaded({ threadStacks: end - 128, bss: end - 132, bssLength: 8 })).toContain(
      'the stacks of a begin in its data',
    );
    const pool = { start: b!.ram.range.start, length: 64 };
    expect(verifyImage({ allocated: () => [] }, { ...memory, pool })).toEqual(['b has memory of the pool']);
  });
});

describe('cache', () => {
  const record = path.join(folder, 'record.json');
  const input = path.join(folder, 'input.txt');
  const output = path.join(folder, 'output.txt');
  let runs = 0;
  const step = (key = 'key'): Promise<number> =>
    new Cache().step(record, key, async () => {
      writeFileSync(output, 'made');
      return { result: ++runs, inputs: [input, path.join(folder, 'absent')], outputs: [output] };
    });

  test('runs again when an input, an output or the key has changed, and only then', async () => {
    writeFileSync(input, 'one');
    expect(await step()).toBe(1);
    expect(await step()).toBe(1);
    writeFileSync(input, 'two');
    expect(await step()).toBe(2);
    writeFileSync(output, 'spoilt');
    expect(await step()).toBe(3);
    expect(await step('other')).toBe(4);
    writeFileSync(path.join(folder, 'absent'), 'now it is there');
    expect(await step('other')).toBe(5);
    writeFileSync(record, 'no JSON');
    expect(await step('other')).toBe(6);
  });

  test('builds in one folder wait for each other; the lock of a dead one does not count', async () => {
    const place = path.join(folder, 'locked');
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 120));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(place, work('a')), withLock(place, work('b'))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    writeFileSync(path.join(place, 'lock'), '999999999');
    await withLock(place, work('c'));
    expect(order.at(-1)).toBe('c ends');
  });
});

test('suggestions: the closest name, or all of them', () => {
  expect(suggestion('usrat2', ['usart1', 'usart2', 'rng'], 'peripherals')).toBe('did you mean usart2?');
  expect(suggestion('zzz', ['usart1', 'rng'], 'peripherals')).toBe('peripherals are usart1, rng');
  expect(suggestion('zzz', [], 'peripherals')).toBe('there are no peripherals');
});
