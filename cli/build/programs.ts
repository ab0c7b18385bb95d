/**
 * Builds the kernel and every program of a system, each once: processes that run the same program with the same configuration
 * share its object. Unchanged programs come from the cache.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { traceEvents } from '../../system/check-trace';
import { programEntry, type LoadedSystem } from '../../system/load';
import { startOrder } from '../../system/resolve';
import { APP_HEAP, type ProcessDescription } from '../../system/schema';
import type { AppRequest } from './app-code';
import { appServices, ownGrants, serviceOverrides } from './app-services';
import { hashText, type Cache } from './cache';
import { kernelOverrides, processOverrides } from './configurations';
import { frameworkOverrides } from './framework-configuration';
import type { Regions } from './regions';
import { buildProgram, type BuiltProgram, type ProgramRequest, type SourceMemory } from './program';
import { ROOT } from './toolchain';

export interface BuiltSystem {
  readonly kernel: BuiltProgram;
  /** By process. */
  readonly programs: ReadonlyMap<string, BuiltProgram>;
}

const KERNEL_ARCHITECTURE = path.join(ROOT, 'src', 'kernel', 'arch', 'armv7m');
const APP_HOST = path.join(ROOT, 'src', 'app-host', 'main.ts');
const RUNTIME = path.join(ROOT, 'src', 'runtime');

export class ProgramBuilder {
  private readonly memory: SourceMemory = {};
  private readonly running = new Map<string, Promise<BuiltProgram>>();

  /** `toolKey` stands for compiler and build tools. */
  constructor(
    private readonly system: LoadedSystem,
    private readonly folder: string,
    private readonly cache: Cache,
    private readonly toolKey: string,
  ) {}

  buildKernel(regions: Regions): Promise<BuiltProgram> {
    return this.build(this.kernelRequest(regions));
  }

  async buildAll(regions: Regions, onProgress: (message: string) => void): Promise<BuiltSystem> {
    onProgress('compiling the kernel');
    const kernel = this.buildKernel(regions);
    const programs: Promise<[string, BuiltProgram]>[] = [];
    for (const name of startOrder(this.system)) {
      onProgress(`compiling ${name}`);
      const built = this.build(this.processRequest(name));
      programs.push(built.then((program) => [name, program]));
    }
    const [builtKernel, ...builtPrograms] = await settled([kernel, ...programs]);
    return { kernel: builtKernel, programs: new Map(builtPrograms) };
  }

  /** Everything that the programs were made from. */
  async inputs(): Promise<string[]> {
    const built = await Promise.all(this.running.values());
    return [...new Set(built.flatMap(({ inputs }) => inputs))];
  }

  /** Starts a build unless one with the same content has been started. */
  private build(request: ProgramRequest): Promise<BuiltProgram> {
    const content = [this.toolKey, request.entry, request.board, request.optimisation, request.start];
    const overrides = [...request.overrides].flat();
    const key = hashText(JSON.stringify([...content, ...request.definitions, ...overrides, request.app]));
    const started = this.running.get(key);
    if (started) return started;
    const record = path.join(request.folder, 'record.json');
    const built = this.cache.step(record, key, () => buildProgram(request, this.memory));
    this.running.set(key, built);
    return built;
  }

  private kernelRequest(regions: Regions): ProgramRequest {
    const board = path.join(ROOT, 'src', 'bsp', this.system.description.board);
    const lines = Math.max(...Object.values(this.system.board.interrupts)) + 1;
    const events = traceEvents(this.system.description);
    return {
      name: 'the kernel',
      entry: path.join(ROOT, 'src', 'kernel', 'main.ts'),
      board: this.system.description.board,
      folder: path.join(this.folder, regions === 'few' ? 'kernel' : 'kernel-wide'),
      overrides: kernelOverrides(this.system, regions),
      assembly: [KERNEL_ARCHITECTURE, board],
      optimisation: '-Os',
      definitions: [
        `-DINTERRUPT_LINES=${lines}`,
        ...(events > 0 ? [`-DTRACE_LOG2=${Math.log2(events)}`] : []),
      ],
      start: 'resetHandler',
      isKernel: true,
    };
  }

  private processRequest(name: string): ProgramRequest {
    const process = this.system.description.processes[name]!;
    const written = programEntry(this.system, process);
    const entry = process.app === true ? APP_HOST : written;
    return {
      name,
      entry,
      board: this.system.description.board,
      folder: path.join(this.folder, 'programs', name),
      overrides: new Map([
        ...processOverrides(this.system, name),
        ...frameworkOverrides(this.system, name),
        ...(process.app === true ? serviceOverrides(this.system, name) : []),
      ]),
      assembly: [RUNTIME, path.dirname(entry)],
      optimisation: '-Os',
      definitions: [],
      start: 'processStart',
      isKernel: false,
      ...(process.app === true && { app: appRequest(process, written) }),
    };
  }
}

function appRequest(process: ProcessDescription, entry: string): AppRequest {
  const { heap = APP_HEAP, grants = {} } = process;
  return {
    entry,
    heap,
    grants: ownGrants(process),
    services: appServices(process).map(({ name }) => name),
    hasEvents: grants['events']?.kind === 'call',
  };
}

/** As `Promise.all`, but waits for all before it fails: nothing still runs when the error is shown. */
async function settled<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** Every process needs an object file of its own: the linker places files, and two processes may share a program. */
export function copyObjects(built: BuiltSystem, folder: string): void {
  mkdirSync(path.join(folder, 'objects'), { recursive: true });
  copyFileSync(built.kernel.object, path.join(folder, 'objects', 'kernel.o'));
  for (const [name, { object }] of built.programs) {
    copyFileSync(object, path.join(folder, 'objects', `process-${name}.o`));
  }
}
