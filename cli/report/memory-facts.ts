/** What the memory map tells about each owner: its extents, its padding, its protection regions. */
import type { Extent, ProcessReport, SystemReport } from '../../linker/report';
import { bytes, hex, regionWords, type Facts } from './facts';
import { KERNEL, POOL, POST_MORTEM } from './memory-map';

export function factsByOwner({ kernel, pool, postMortem, processes }: SystemReport): Map<string, Facts> {
  const facts: Facts[] = [
    { title: KERNEL, lines: kernelLines(kernel) },
    { title: POOL, lines: poolLines(pool) },
    { title: POST_MORTEM, lines: postMortemLines(postMortem) },
    ...processes.map((process) => ({ title: process.name, lines: processLines(process) })),
  ];
  return new Map(facts.map((each) => [each.title, each]));
}

function kernelLines({ flash, ram, stack, tables, initialData, trace }: SystemReport['kernel']): string[] {
  const code = flash.size - tables - initialData;
  return [
    `Flash: ${bytes(flash.size)} at ${hex(flash.base)}: code ${bytes(code)}, tables ${bytes(tables)}, initial data of processes ${bytes(initialData)}`,
    `RAM: ${bytes(ram.size)} at ${hex(ram.base)}, of which stack ${bytes(stack.size)}${traceWords(trace)}`,
  ];
}

function traceWords({ size, events }: SystemReport['kernel']['trace']): string {
  return size === 0 ? '' : `, trace ${bytes(size)} for ${events} events`;
}

function poolLines({ base, size, unit, regions }: SystemReport['pool']): string[] {
  return [
    `RAM: ${bytes(size)} at ${hex(base)} that processes may allocate, in units of ${bytes(unit)}`,
    `At most ${regions} pieces at once`,
  ];
}

function postMortemLines({ start, length }: SystemReport['postMortem']): string[] {
  return [
    `RAM: ${bytes(length)} at ${hex(start)}, where the kernel keeps what a run or a fault left, over a reset`,
  ];
}

function processLines({ flash, ram, stack, heap, threads, retained, regions }: ProcessReport): string[] {
  const ofRam = [
    `stack ${bytes(stack.size)}`,
    ...(heap === undefined ? [] : [`heap ${bytes(heap)}`]),
    ...(threads.count === 0 ? [] : [`${threads.count} more of ${bytes(threads.stack.size)}`]),
    ...(retained.size === 0 ? [] : [`retained ${bytes(retained.size)}`]),
  ];
  return [
    extentWords('Flash', flash),
    `${extentWords('RAM', ram)}, of which ${ofRam.join(', ')}`,
    ...regions.map((region, number) => `Region ${number}, ${region.purpose}: ${regionWords(region)}`),
  ];
}

function extentWords(name: string, { base, size, used }: Extent): string {
  const padding = size > used ? `, padding ${bytes(size - used)}` : '';
  return `${name}: ${bytes(used)} at ${hex(base)}${padding}`;
}
