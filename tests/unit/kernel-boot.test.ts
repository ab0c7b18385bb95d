/** The boot on the host: it goes on to the first process, or it says which step failed and undoes what the others did. */
import { ObjectType, Right } from '../../src/abi/capability';
import { KernelState } from '../../src/abi/system';
import { processImage } from '../../src/kernel/arch/armv7m/link';
import { boot } from '../../src/kernel/boot/boot';
import { PROCESS_COUNT } from '../../src/kernel/configuration';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { FakeTimer } from './support/fake-timer';
import { provideAssembly } from './support/kernel-assembly';
import { DATA_BASE, MEMORY_STEP, describeProcess } from './support/kernel-images';
import { typeIn } from './support/kernel-views';
import { provideLinkSymbols } from './support/link-symbols';

/** Fault status: an undefined instruction; an access that the protection unit refused, with its address. */
const ALLOWED = 1 << 16;
const REFUSED = 0x82;
const MPU_CONTROL = 4;
const UART_STATUS = 0;
const UART_DATA = 4;
const UART_READY = 0x80;

/** The board: what it said on its console, and what was undone in the order in which it was. */
class Board {
  said = '';
  readonly undone: string[] = [];
  private protection = 0;

  constructor({ regions = 8, crystal = true, probe = properly as (address: number) => number }) {
    const timer = new FakeTimer();
    host.memory.device(0xe000e100, 0x400);
    host.memory.device(0xe000ed08, 0x80);
    host.memory.device(0xe000ed88, 4);
    host.memory.device(0xe000ef34, 8);
    host.memory.device(0xe000ed90, 8, {
      read: (offset) => (offset === MPU_CONTROL ? this.protection : regions << 8),
      write: (_offset, value) => this.protect(value),
    });
    // A clock controller that is not there tells the simulator; one whose crystal never gets ready is a broken board's.
    host.memory.device(0x40023800, 0x80, { read: () => (crystal ? 0 : 0x83), write: () => undefined });
    host.memory.device(0x40007000, 4);
    host.memory.device(0x40020000, 0x24);
    host.memory.device(0x40004400, 0x1c, {
      read: (offset) => (offset === UART_STATUS ? UART_READY : 0),
      write: (offset, value) => this.send(offset, value),
    });
    provideAssembly([]);
    host.extern('probeStore', (_regions, _stack, address) => probe(address as number));
    host.extern('semihostingCall', () => {
      throw new Error('ended');
    });
    const stopped = (): boolean => [...processes].every(({ alive }) => !alive);
    timer.onStop = () => this.undone.push(stopped() ? 'processes, timer' : 'timer');
  }

  /** Until it ends, for whatever reason. */
  boot(): string {
    try {
      boot();
    } catch (error) {
      return (error as Error).message;
    }
  }

  private protect(value: number): void {
    if (this.protection !== 0 && value === 0) this.undone.push('memory protection');
    this.protection = value;
  }

  private send(offset: number, value: number): void {
    if (offset !== UART_DATA) return;
    this.said += String.fromCharCode(value);
    if (this.said.endsWith('halted\r\n')) throw new Error('halted');
  }
}

const isOwnStack = (address: number): boolean => (address - DATA_BASE) % MEMORY_STEP === 0;
const properly = (address: number): number => (isOwnStack(address) ? ALLOWED : REFUSED);

beforeEach(() => {
  host.reset();
  provideLinkSymbols(PROCESS_COUNT);
  const grant = { slot: 0, type: ObjectType.clock, object: 0, rights: Right.read };
  for (let index = 0; index < PROCESS_COUNT; index++)
    describeProcess(index, { priority: 3, grants: [grant] });
});

function startAll(): void {
  host.memory.as('loader', () => {
    for (let index = 0; index < PROCESS_COUNT; index++) processImage(index).autostart = 1;
  });
}

test('where everything works the first process is chosen, and nothing undone', () => {
  startAll();
  const board = new Board({});
  expect(board.boot()).toMatch(/the switch exception was not taken/);
  expect([kernel.state, kernel.current.process.index, board.said]).toEqual([KernelState.running, 0, '']);
  expect(board.undone).toEqual([]);
  expect(typeIn(0, 0)).toBe(ObjectType.clock);
});

test('the boot clears all memory of all processes, what they retain included', () => {
  const last = (index: number): number => DATA_BASE + (index + 1) * MEMORY_STEP - 4;
  const indices = [...processes].map((_, index) => index);
  host.memory.as('loader', () => {
    for (const index of indices) Object.assign(processImage(index), { resetSize: MEMORY_STEP - 4 });
  });
  for (const index of indices) host.memory.store(last(index), 7, 4);
  startAll();
  new Board({}).boot();
  expect(indices.map((index) => host.memory.load(last(index), 4))).toEqual(indices.map(() => 0));
});

test('clocks that do not start, on a board', () => {
  const board = new Board({ crystal: false });
  expect(board.boot()).toBe('halted');
  expect(board.said).toContain('kernel panic: boot step crystal: does not start\r\nhalted');
});

test('a processor with too few regions', () => {
  const board = new Board({ regions: 4 });
  expect(board.boot()).toBe('ended');
  expect(board.said).toContain('kernel panic: boot step memory protection: too few regions');
});

test('images that are not for this kernel: protection is off again', () => {
  provideLinkSymbols(PROCESS_COUNT - 1);
  const board = new Board({});
  expect(board.boot()).toBe('ended');
  expect(board.said).toContain('kernel panic: boot step images: their number does not fit the kernel');
  expect(board.undone).toEqual(['processes, timer', 'memory protection']);
});

test('no process that is to start', () => {
  const board = new Board({});
  expect(board.boot()).toBe('ended');
  expect(board.said).toContain('kernel panic: boot step processes: none to start');
});

test.each([
  ['a process cannot use its stack', () => REFUSED],
  ['a stack has no guard', () => ALLOWED],
  ['a process can write to the kernel', (address: number) => (isOwnStack(address + 4) ? REFUSED : ALLOWED)],
])('isolation: %s; the processes, the timer and protection are undone, in this order', (reason, probe) => {
  startAll();
  const board = new Board({ probe });
  expect(board.boot()).toBe('ended');
  expect(board.said).toContain(`kernel panic: boot step isolation: ${reason}\r\n`);
  expect(board.undone).toEqual(['processes, timer', 'memory protection']);
  expect([...processes].map((_, index) => typeIn(index, 0)).every((type) => type === ObjectType.none)).toBe(
    true,
  );
  expect(kernel.state).toBe(KernelState.initialising);
});
