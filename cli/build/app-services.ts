/**
 * The services that an app may call, by its entry in the system file: each grant beside those of the program around it and each service
 * that it finds is called as its interface is. They are written into the program's module `services.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '../../linker/problem';
import { programEntry, type LoadedSystem } from '../../system/load';
import type { ProcessDescription } from '../../system/schema';
import { APP_GRANTS, foundServices, SERVICE_GRANTS } from '../../system/services';
import type { ServiceDescription } from '../../transpile/interfaces/describe';
import { GENERATED } from '../../transpile/interfaces';
import { serviceNames } from '../../transpile/interfaces/names';
import { interfaceFolders } from '../interfaces/folders';
import { ROOT } from './toolchain';

const HOST = path.join(ROOT, 'src', 'app-host');
const FILE = path.join(HOST, 'services.ts');

/** A service of an app: an interface, and the slot with the capability, or for it once it is found. */
interface AppService {
  /** The interface's file, without extension. */
  readonly name: string;
  readonly slot: number;
  readonly isFound: boolean;
}

/** The app's own grants, in the order of their slots. */
export function ownGrants({ grants = {} }: ProcessDescription): string[] {
  const known: readonly string[] = [...SERVICE_GRANTS, ...APP_GRANTS];
  return Object.keys(grants).filter((grant) => !known.includes(grant));
}

/** Interfaces whose services the process may call. */
export function appServices(process: ProcessDescription): AppService[] {
  const first = SERVICE_GRANTS.length + APP_GRANTS.length;
  const names = [...ownGrants(process), ...foundServices(process).map(({ service }) => service)];
  const granted = ownGrants(process).length;
  return names.map((name, index) => ({ name, slot: first + index, isFound: index >= granted }));
}

/** The module `services.ts` of an app's process; none if it calls no services. */
export function serviceOverrides(system: LoadedSystem, name: string): ReadonlyMap<string, string> {
  const process = system.description.processes[name]!;
  const services = appServices(process);
  if (services.length === 0) return new Map();
  const folders = interfaceFolders([programEntry(system, process)]).map((folder) =>
    path.join(folder, GENERATED),
  );
  const connected = services.map((service) => {
    const folder = folders.find((each) => existsSync(path.join(each, `${service.name}-bridge.ts`)));
    if (folder === undefined) throw unknownInterface(system, name, service);
    return { ...service, folder, interface: interfaceName(path.join(folder, `${service.name}.json`)) };
  });
  return new Map([[FILE, moduleOf(connected)]]);
}

function interfaceName(description: string): string {
  return (JSON.parse(readFileSync(description, 'utf8')) as ServiceDescription).name;
}

function unknownInterface(system: LoadedSystem, process: string, { name, isFound }: AppService): BuildError {
  return new BuildError({
    file: system.file,
    line: system.lineOf('processes', process, isFound ? 'finds' : 'grants', name),
    message: `${process}: no interface with methods for apps is called ${name}`,
    hint: isFound
      ? `grant it instead, by the name of its interface: <interface>: call('${name}')`
      : "name the grant as the interface's file is: pins: call('...') for interfaces/pins.ts",
  });
}

interface ConnectedService extends AppService {
  readonly folder: string;
  readonly interface: string;
}

function moduleOf(services: readonly ConnectedService[]): string {
  const some = services.some(({ isFound }) => isFound);
  return `${[
    ...(some ? ["import { findThroughRegistry } from '../framework/find';"] : []),
    ...(some ? ["import { ServiceGrant } from '../framework/grants';"] : []),
    "import { ServiceError } from '../runtime/service/error';",
    ...services.flatMap(importsOf),
    ...services.map((each) => `const client${each.slot} = new ${serviceNames(each.interface).client}();`),
    'export function openServices(): void {',
    ...(some ? ['  findThroughRegistry();'] : []),
    ...services.map((each) => `  client${each.slot}.connection.${opening(each)};`),
    '}',
    '/** @used */',
    'export function app_world_call(service: u32, method: u32, words: u32, count: u32, bytes: u32, length: u32): u32 {',
    '  const given = spanAt(u32, words, count);',
    '  const lent = spanAt(u8, bytes, length);',
    ...services.map((each) => {
      const { description } = serviceNames(each.interface);
      return `  if (service === ${description}.id) return bridge${each.interface}(client${each.slot}, method, given, lent);`;
    }),
    '  return ServiceError.unavailable;',
    '}',
  ].join('\n')}\n`;
}

function importsOf({ name, folder, interface: declared }: ConnectedService): string[] {
  const relative = path.relative(HOST, path.join(folder, name)).split(path.sep).join('/');
  const { client, description } = serviceNames(declared);
  return [
    `import { ${client}, ${description} } from '${relative}-client';`,
    `import { bridge${declared} } from '${relative}-bridge';`,
  ];
}

function opening({ name, slot, isFound }: AppService): string {
  return isFound ? `find('${name}', ServiceGrant.registry, ${slot})` : `open(${slot})`;
}
