/** Rows of the bench that measure kernel operations, on the system of `system.ts`. */
import { spawnSync } from 'node:child_process';
import type { QemuBoard } from '../../cli/simulator/qemu';
import type { BuildResult, SystemReport } from '../../cli/build';
import type { Row } from './row';
import { type Mark, profile } from './profile';

const CONFIGURATION_CONTROL = 0xe000ed14;
/** Lets unprivileged code write the NVIC's software trigger register. */
const USERSETMPEND = 2;
const BOOT_MILLISECONDS = 50;

export async function measureKernel({ elf, report }: BuildResult): Promise<Row[]> {
  const image = new BenchImage(elf, report);
  const call = (from: string, to: string): Pick<Mark, 'start' | 'end'> => ({
    start: image.systemCallOf(from),
    end: image.systemCallOf(to) + 2,
  });
  const marks: Mark[] = [
    { name: 'null-syscall', ...call('caller', 'caller') },
    { name: 'yield', ...call('yielderA', 'yielderB') },
    { name: 'call-reply-16', ...call('client', 'client') },
    { name: 'irq-to-driver', start: image.symbol('pendByStore'), end: call('driver', 'driver').end },
  ];
  const { costs } = await profile(elf, marks, { drive: (board) => openTrigger(board, image.symbol('gate')) });
  return [...costs].map(([name, { instructions, cycles, strict }]) => ({ name, instructions, cycles, strict }));
}

/** Repeated until the system has ended: a process that is not there yet clears its memory when it starts. */
async function openTrigger(board: QemuBoard, gate: number): Promise<void> {
  let running = true;
  void board.ended.then(() => (running = false));
  while (running) {
    await new Promise((resolve) => setTimeout(resolve, BOOT_MILLISECONDS));
    const control = await board.peek(CONFIGURATION_CONTROL);
    if (!running) return;
    await board.poke(CONFIGURATION_CONTROL, control | USERSETMPEND);
    await board.poke(gate, 1);
  }
}

/** Where the marks are: symbols, and the one system-call instruction of each process. */
class BenchImage {
  private readonly systemCalls: number[];
  private readonly symbols: string[];

  constructor(
    elf: string,
    private readonly report: SystemReport,
  ) {
    const listing = tool('arm-none-eabi-objdump', ['-d', '--disassemble=systemCall', elf]);
    this.systemCalls = addressesOf(listing.split('\n').filter((line) => /\tsvc\t/.test(line)));
    this.symbols = tool('arm-none-eabi-nm', [elf]).split('\n');
  }

  systemCallOf(name: string): number {
    const flash = this.report.processes.find((process) => process.name === name)?.flash;
    const address = this.systemCalls.find(
      (each) => flash && each >= flash.base && each < flash.base + flash.size,
    );
    if (address === undefined) throw new Error(`the bench system has no process ${name}`);
    return address;
  }

  symbol(name: string): number {
    const [address] = addressesOf(this.symbols.filter((line) => line.endsWith(` ${name}`)));
    if (address === undefined) throw new Error(`the bench system has no ${name}`);
    return address;
  }
}

function addressesOf(lines: readonly string[]): number[] {
  return lines.map((line) => Number.parseInt(line, 16));
}

function tool(program: string, parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}
