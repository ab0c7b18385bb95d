/** The JavaScript that the printer makes, run in this process. */
import { loadProgram } from '../../../transpile/js/load';
import { Panic } from '../../../transpile/js/runtime/faults';
import { DEVICE_ADDRESS } from '../generate/declarations';
import { INPUTS } from '../inputs';
import { DEVICE_SIZE, DeviceModel } from './device';
import type { Batch, Observation, Target } from './target';

type Exports = Record<string, (input?: number) => number>;

export const javascript: Target = { name: 'JavaScript', run: (batch) => Promise.resolve(run(batch)) };

function run({ programs, ir, rewrite }: Batch): Observation[] {
  const device = new DeviceModel();
  const loaded = loadProgram<Exports>(ir, rewrite);
  loaded.memory.device(DEVICE_ADDRESS, DEVICE_SIZE, {
    read: (offset, width) => device.read(offset, width * 8),
    write: (offset, value, width) => device.write(offset, width * 8, value),
  });
  const functions: Exports = Object.assign({}, ...loaded.modules.values());
  return programs.map(({ prefix }) => observe(functions, prefix, device));
}

function observe(functions: Exports, prefix: string, device: DeviceModel): Observation {
  const runs: string[] = [];
  const layouts: string[] = [];
  const call = (name: string, input?: number): number => functions[prefix + name]?.(input) ?? 0;
  try {
    layouts.push(hexadecimal(call('layout')));
    for (const input of INPUTS) {
      device.reset();
      const { code, result } = guarded(() => call('run', input));
      const sum = code === 0 ? call('checksum') : 0;
      runs.push([input, code, result, sum, device.trace].map(hexadecimal).join(' '));
      // Nothing sees memory after a panic, so the compiled programs' need not be the same.
      if (code !== 0) return { runs, layouts };
    }
    layouts.push(hexadecimal(call('layout')));
    return { runs, layouts };
  } catch (error) {
    return {
      runs,
      layouts,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function guarded(action: () => number): { readonly code: number; readonly result: number } {
  try {
    return { code: 0, result: action() };
  } catch (error) {
    if (error instanceof Panic) return { code: error.code, result: 0 };
    throw error;
  }
}

const hexadecimal = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
