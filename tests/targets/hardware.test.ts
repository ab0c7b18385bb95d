/** A real board as a target, tried on one that is none: QEMU behind a serial port and a stand-in for OpenOCD. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { obtainImage } from '../../cli/commands/image';
import type { Board } from '../../cli/target/board';
import { Console, PROMPT } from '../../cli/target/console';
import { explain, findPort, type PortInfo, SerialLine } from '../../cli/target/hardware/serial';
import { startBoard, type StartOptions } from '../../cli/target/start';
import { Elf } from '../../linker/elf';
import { enableCounter } from '../bench/hardware';
import { defaultElf } from '../board/system';
import { type CommandResult, conductor, placeProgram, removeFolders, temporaryFolder } from '../cli/support';
import { FakeBoard } from './fake-board';

const SRAM = 0x20000000;

let fake: FakeBoard;
beforeAll(() => void defaultElf());
beforeEach(async () => {
  fake = await FakeBoard.connect();
});
afterEach(() => fake.disconnect());
afterAll(removeFolders);

async function start(options: StartOptions = {}): Promise<{ board: Board; console: Console }> {
  const board = await startBoard('hardware', await obtainImage(defaultElf()), {
    ...fake.options,
    ...options,
  });
  const console = new Console(board);
  await console.until(PROMPT);
  return { board, console };
}

test('a system is flashed, boots, answers, and runs on without us; the same system is not flashed again', async () => {
  for (let run = 0; run < 2; run++) {
    const { board, console } = await start();
    expect(fake.writes).toBe(1);
    expect(console.text).toMatch(/This is Conductor/);
    expect(await console.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
    board.stop();
    expect(await board.ended).toEqual({ kind: 'stopped' });
  }
});

test('for a debugger the processor stands at its first instruction, in the state of a reset and of nothing else', async () => {
  const image = await obtainImage(defaultElf());
  const board = await startBoard('hardware', image, { ...fake.options, debugPort: 3333 });
  expect(fake.commands).toContain('reset init');
  expect(fake.commands.at(-1)).toBe('reset halt');
  board.stop();
  await board.ended;
});

test('a probe that is pulled out before the start is explained, and nothing is left open', async () => {
  fake.refused = 'reset run';
  await expect(start()).rejects.toThrow(/^there is no probe\.\nConnect the board/);
  fake.refused = undefined;
  const { board } = await start();
  board.stop();
  await board.ended;
});

test('words are written and read while the system runs; what a board can’t do is an error', async () => {
  const { board, console } = await start();
  const address = SRAM + 0x1ff00;
  await board.poke(address, 0xcafe1234);
  expect(await board.peek(address)).toBe(0xcafe1234);
  expect((await board.readMemory(address, 4)).readUInt32LE()).toBe(0xcafe1234);
  expect(await console.command('ping 1')).toMatch(/1 round trip/);
  await expect(board.power()).rejects.toThrow("a board can't be switched off and on");
  await expect(board.holdInterrupt(0, true)).rejects.toThrow("a board can't have an interrupt line held");
  board.stop();
  await board.ended;
});

test('flash that does not keep what is written is an error, and nothing is left open', async () => {
  fake.isFlashWorn = true;
  await expect(start()).rejects.toThrow(/the flash does not hold what was written[^]*contents differ/);
  fake.isFlashWorn = false;
  const { board } = await start();
  board.stop();
  await board.ended;
});

test('a board that is unplugged ends the run', async () => {
  const { board } = await start();
  await fake.disconnect();
  expect(await board.ended).toMatchObject({ kind: 'died' });
});

test('a board that is in use is not shared', async () => {
  const { board } = await start();
  await expect(start()).rejects.toThrow(`${fake.port} is in use by another program`);
  board.stop();
  await board.ended;
});

test.each([
  ['run', ['--target', 'hardware']],
  ['dump', ['--board']],
])(
  'without its probe a board is not reached by conductor %s, which says what to do',
  async (command, options) => {
    const folder = temporaryFolder();
    placeProgram(folder, 'openocd', OPENOCD_WITHOUT_PROBE);
    const environment = {
      ...fake.environment,
      PATH: `${folder}:${process.env['PATH']}`,
      CONDUCTOR_CACHE: folder,
    };
    const { status, errors } = await conductor([command, defaultElf(), ...options], { environment });
    expect(errors).toMatch(/^error: there is no probe\.\nConnect the board[^]*open failed/);
    expect(errors).not.toMatch(/Open On-Chip Debugger/);
    expect(status).toBe(1);
  },
);

const OPENOCD_WITHOUT_PROBE = `echo "Open On-Chip Debugger 0.12.0" >&2
if [ "$1" = --version ]; then exit 0; fi
echo "Error: open failed" >&2
exit 1`;

test('another chip than the system is for is not written', async () => {
  fake.identity = 0x419;
  await expect(start()).rejects.toThrow(/another chip than the system was built for/);
  expect(fake.writes).toBe(0);
});

test('conductor run talks to the system on a board like to one in the simulator', async () => {
  const { status, output, errors } = await conductor(['run', '--target', 'hardware', defaultElf()], {
    environment: fake.environment,
    input: 'ping 1\n',
  });
  expect(errors).toBe('');
  expect(output).toMatch(/This is Conductor[^]*conductor> ping 1\n1 round trip[^]*conductor> $/);
  expect(status).toBe(0);
});

/** The default system, but for the last byte that is stored of it. */
function otherBuild(): string {
  const elf = path.join(temporaryFolder(), 'other.elf');
  copyFileSync(defaultElf(), elf);
  const stored = new Elf(elf).segments.filter(({ fileSize }) => fileSize > 0);
  const { offset, fileSize } = stored.at(-1)!;
  const bytes = readFileSync(elf);
  bytes[offset + fileSize - 1]! ^= 1;
  writeFileSync(elf, bytes.toString('latin1'), 'latin1');
  return elf;
}

test('conductor dump looks into a board that nobody runs, if the ELF is that of its system', async () => {
  const { board } = await start();
  board.stop();
  await board.ended;
  const { environment } = fake;
  const dump = (elf: string): Promise<CommandResult> =>
    conductor(['dump', '--board', elf, '--show', 'processes'], { environment });
  const right = await dump(defaultElf());
  expect(right.errors).toBe('');
  expect(right.output).toMatch(/^\d+ +shell +/m);
  const unwritten = await conductor(['dump', '--board', defaultElf(), '--save', '/nowhere/memory'], {
    environment,
  });
  expect(unwritten.errors).toMatch(/^error: can't write \/nowhere\/memory: ENOENT[^\n]*\n$/);
  const other = otherBuild();
  const wrong = await dump(other);
  expect(wrong.errors).toMatch(
    /^error: the board has another system in its flash than .*other\.elf \(they differ at 0x/,
  );
  expect(wrong.errors).toContain(`'npx conductor flash ${other}'`);
  expect(wrong.output).toBe('');
  expect(wrong.status).toBe(1);
});

test('a probe that is pulled out while conductor dump looks is no defect of Conductor', async () => {
  const { board } = await start();
  board.stop();
  await board.ended;
  fake.refused = 'halt';
  const { errors, status } = await conductor(['dump', '--board', defaultElf()], {
    environment: fake.environment,
  });
  expect(errors).toMatch(/^error: OpenOCD: halt: .*LIBUSB_ERROR_NO_DEVICE\n$/);
  expect(status).toBe(1);
});

test('conductor targets says what is here, and fails for what is not', async () => {
  const all = await conductor(['targets'], { environment: fake.environment });
  expect(all.output).toMatch(/^hardware +here; can do: inject, faults$/m);
  const environment = { ...fake.environment, PATH: '/nowhere' };
  const without = await conductor(['targets', 'hardware'], { environment });
  expect(without.errors).toMatch(/the flash tool .* is missing/);
  expect(without.status).toBe(1);
});

test('a processor without a cycle counter can not be measured', async () => {
  const { board } = await start();
  await expect(enableCounter(board)).rejects.toThrow(/no cycle counter/);
  board.stop();
  await board.ended;
});

test('what the line said before is forgotten, what it says from then on is heard', async () => {
  const line = await SerialLine.open(fake.port, 115_200);
  line.output.say('of the run before');
  await line.discard();
  line.output.say('This is Conductor.');
  expect(await new Promise((resolve) => line.output.listen(resolve))).toBe('This is Conductor.');
  await line.close();
});

describe('without a name', () => {
  const port = (path: string, vendorId?: string): PortInfo => ({
    ...{ path, vendorId, manufacturer: undefined, serialNumber: undefined },
    ...{ pnpId: undefined, locationId: undefined, productId: undefined },
  });
  const find = (...ports: PortInfo[]): Promise<string> => findPort('', () => Promise.resolve(ports));
  const [builtIn, ofProbe, adapter] = [
    port('/dev/ttyS0'),
    port('/dev/ttyACM0', '0483'),
    port('/dev/ttyUSB0', '0403'),
  ];

  test('the only port on USB is the console', async () => {
    expect(await find(builtIn, adapter)).toBe('/dev/ttyUSB0');
    await expect(find(builtIn)).rejects.toThrow(/no serial port is connected by USB; .* --port/);
  });

  test('that of the probe is not preferred to an adapter', async () => {
    await expect(find(ofProbe, adapter)).rejects.toThrow(
      /several serial ports could be the board's; name it with --port [^]*\n {2}\/dev\/ttyACM0\n {2}\/dev\/ttyUSB0$/,
    );
  });
});

test('a port that is not there is named', async () => {
  await expect(start({ serialPort: '/dev/none' })).rejects.toThrow('there is no serial port /dev/none');
});

test.each([
  [
    'Error: Permission denied, cannot open /dev/null',
    /no permission to use \/dev\/null: 'sudo usermod -aG \w+ \$USER'/,
  ],
  ['Error Resource temporarily unavailable Cannot lock port', /\/dev\/null is in use by another program/],
  ['Opening COM3: Access denied', /in use by another program/],
  ['Error: Inappropriate ioctl for device', /does not open as a serial port: .*ioctl/],
])('the library’s “%s” is explained', (message, explained) => {
  expect(explain('/dev/null', message)).toMatch(explained);
});
