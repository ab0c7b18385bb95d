/**
 * `irq-latency-max`: the longest that a pending device interrupt waits for its handler, wherever in the kernel it arrives; on the
 * system of `latency-system.ts`. Found in two ways (profiler/latency.h): computed for every instruction that executes, and tried
 * by pending a real interrupt at every instruction of every system call, fault and interrupt. The row is the greater.
 */
import type { BuildResult } from '../../cli/build';
import { Operation } from '../../src/abi/operation';
import { BenchImage } from './image';
import { triggerAt } from './kernel';
import { profile } from './profile';
import type { Cost, Row } from './row';

export const LATENCY_ROW = 'irq-latency-max';

/** EXTI0. */
const LINE = 6;
/** Offset of the table of finished ways in the prober's `latencyProbe`. */
const FINISHED = 4;
const EXCEPTIONS = 100;
const OTHER_CALLS = 200;
const FIRST_LINE = 16;

/** One way into the kernel, at each of whose instructions the interrupt was pended. */
export interface Way {
  way: number;
  instructions: number;
  /** It was tried at every instruction. */
  complete: boolean;
  /** The longest wait for the kernel's handler, and for the first instruction of the driver. */
  cycles: number;
  driver: number;
  /** Where it was pended that waited longest. */
  at: number;
}

export interface Latency {
  /** The longest stretch without entry: which exception ran, from which instruction to which. */
  computed: Cost & { exception: number; from: number; to: number };
  tried: Way[];
}

export async function measureLatency({ elf, report }: BuildResult): Promise<Latency> {
  const image = new BenchImage(elf, report);
  const probe = image.symbol('latencyProbe');
  const hexadecimal = (value: number): string => value.toString(16);
  const prober = image.measuredCallOf('prober');
  const trying = [prober, probe, probe + FINISHED, image.measuredCallOf('driver') + 2].map(hexadecimal);
  const parameters = [triggerAt(image), `latency=${LINE}:${hexadecimal(prober)}`, `try=${trying.join(':')}`];
  const { latency } = await profile(elf, [], { parameters, everyInstruction: true });
  return latency as Latency;
}

export function latencyRows({ computed, tried }: Latency): Row[] {
  const worst = Math.max(computed.cycles, ...tried.map(({ cycles }) => cycles));
  const { instructions, strict } = computed;
  return [{ name: LATENCY_ROW, instructions, cycles: worst, strict }];
}

/** What was tried, way by way, for people. */
export function describeWays({ tried }: Latency): string {
  const lines = tried.map(({ way, instructions, complete, cycles, driver, at }) =>
    [
      nameOf(way).padEnd(28),
      `${String(instructions).padStart(5)}${complete ? ' ' : '+'}`,
      String(cycles).padStart(7),
      String(driver).padStart(8),
      `  ${at.toString(16)}`,
    ].join(''),
  );
  return `${['way into the kernel        pended at   wait  driver  pended where', ...lines].join('\n')}\n`;
}

function nameOf(way: number): string {
  if (way >= OTHER_CALLS) return `${Operation[way - OTHER_CALLS] ?? way} (of others)`;
  if (way >= EXCEPTIONS + FIRST_LINE) return `line ${way - EXCEPTIONS - FIRST_LINE}`;
  if (way >= EXCEPTIONS) return `exception ${way - EXCEPTIONS}`;
  return Operation[way] ?? `extra way ${way}`;
}
