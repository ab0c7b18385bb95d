/**
 * Every board has what docs/0030-porting-a-board.md says, and what runs on the chip knows the same memory and lines as the tools do.
 * Names are looked up in the sources, because only one board at a time can be what `@board/...` means.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadBoard } from '../../cli/lazy';
import { boardNames } from '../../system/load';

const ROOT = path.resolve(__dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs', '0030-porting-a-board.md'), 'utf8');

/** | `file.ts` | `NAME`, `NAME` | ... */
const REQUIRED = [...PAGE.matchAll(/^\| `([\w-]+)\.ts` +\| ([^|]*) \|/gm)].map(
  ([, file = '', names = '']) => ({
    file,
    names: [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }),
);
/** What the page names as belonging to one driver. */
const OPTIONAL = [
  ...(/imports files of its own: ([^]*?) (?:is|are) for/.exec(PAGE)?.[1] ?? '').matchAll(/`([\w-]+)\.ts`/g),
].map(([, file = '']) => file);

function exportsOf(board: string, file: string): string[] {
  const source = path.join(ROOT, 'src', 'bsp', board, `${file}.ts`);
  if (!existsSync(source)) return [`there is no ${file}.ts`];
  const declared = readFileSync(source, 'utf8').matchAll(/^export (?:const|let|function|enum|class) (\w+)/gm);
  return [...declared].map(([, name = '']) => name);
}

/** `import { a, b } from '@board/file'` in everything but the boards themselves. */
function importsOfBoards(): { file: string; name: string }[] {
  const folder = path.join(ROOT, 'src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('bsp'),
  );
  return sources.flatMap((source) =>
    [
      ...readFileSync(path.join(folder, source), 'utf8').matchAll(
        /import \{([^}]*)\} from '@board\/([\w-]+)'/g,
      ),
    ].flatMap(([, names = '', file = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ file, name })),
    ),
  );
}

test('the page lists what kernel and drivers import from a board, and nothing else', () => {
  const imported = importsOfBoards().filter(({ file }) => !OPTIONAL.includes(file));
  const names = (all: readonly { file: string; name: string }[]): string[] =>
    [...new Set(all.map(({ file, name }) => `${file}: ${name}`))].sort();
  expect(names(imported)).toEqual(
    names(REQUIRED.flatMap(({ file, names: each }) => each.map((name) => ({ file, name })))),
  );
});

test.each(boardNames())('%s has all of it', (board) => {
  for (const { file, names } of REQUIRED)
    expect(exportsOf(board, file)).toEqual(expect.arrayContaining(names));
});

test.each(boardNames())(
  '%s: the chip knows the memory, lines and console that the tools do',
  async (name) => {
    const { flash, ram, interrupts, peripherals, roles } = loadBoard(name);
    const onChip = async (file: string): Promise<Record<string, unknown>> =>
      (await import(`../../src/bsp/${name}/${file}`)) as Record<string, unknown>;
    expect(await onChip('memory')).toMatchObject({
      FLASH_BASE: flash.base,
      FLASH_SIZE: flash.size,
      RAM_BASE: ram.base,
      RAM_SIZE: ram.size,
    });
    expect((await onChip('lines'))['LINE_COUNT']).toBe(Math.max(...Object.values(interrupts)) + 1);
    expect(await onChip('console-uart')).toMatchObject({
      CONSOLE_DEVICE: roles.console,
      CONSOLE_UART_ADDRESS: peripherals[roles.console]?.base,
    });
    expect(await onChip('watchdog')).toMatchObject({
      WATCHDOG_ADDRESS: peripherals[roles.watchdog ?? '']?.base,
    });
  },
);

test.each(boardNames())('%s: a role is nothing else, and is filled by what the board has', (name) => {
  const { roles, peripherals, interrupts } = loadBoard(name);
  for (const [role, peripheral] of Object.entries(roles)) {
    expect(Object.keys(peripherals)).toContain(peripheral);
    expect([...Object.keys(peripherals), ...Object.keys(interrupts)]).not.toContain(role);
  }
});
