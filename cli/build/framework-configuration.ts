/** What the server framework of each process knows of its system: the processes that it depends on, and the registry. */
import path from 'node:path';
import type { LoadedSystem } from '../../system/load';
import { startOrder } from '../../system/resolve';
import { configureModule } from './configuration';
import { ROOT } from './toolchain';

const FILE = path.join(ROOT, 'src', 'framework', 'configuration.ts');

/** The process of this name is the one that services register with. */
const REGISTRY = 'registry';

/** No process has this number. */
const NO_PROCESS = 0xff;

export function frameworkOverrides(system: LoadedSystem, name: string): ReadonlyMap<string, string> {
  const order = startOrder(system);
  const numberOf = (process: string): number =>
    order.includes(process) ? order.indexOf(process) : NO_PROCESS;
  const dependencies = (system.description.processes[name]?.dependsOn ?? []).map(numberOf);
  // A table has at least one entry.
  if (dependencies.length === 0) dependencies.push(NO_PROCESS);
  const values = {
    DEPENDENCIES: `table(u8, [${dependencies.join(', ')}])`,
    REGISTRY_PROCESS: String(numberOf(REGISTRY)),
  };
  return new Map([[FILE, configureModule(FILE, values).text]]);
}
