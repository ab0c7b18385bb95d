/** What a system's numbers are called: methods and errors of its services, notification bits, device lines. For who reads its traces. */
import { existsSync, readFileSync } from 'node:fs';
import type { ServiceNames } from '../../linker/report';
import { FAULT_NOTIFICATION, LIVES_NOTIFICATION, SHUTDOWN_NOTIFICATION } from '../../src/abi/capability';
import type { LoadedSystem } from '../../system/load';
import type { ServiceDescription } from '../../transpile/interfaces/describe';
import type { BuiltProgram } from './program';

/** What a server is made with, beside the description of its interface. */
const SERVER = /-server\.ts$/;

/** The interfaces that a program serves: those whose dispatch it has. */
export function servicesOf({ inputs }: BuiltProgram): ServiceNames[] {
  const files = inputs.filter((file) => SERVER.test(file)).map((file) => file.replace(SERVER, '.json'));
  return files.filter(existsSync).map((file) => {
    const { name, methods, errors } = JSON.parse(readFileSync(file, 'utf8')) as ServiceDescription;
    return { name, methods: Object.fromEntries(methods.map((each) => [each.number, each.name])), errors };
  });
}

/** Bits of every process. */
const COMMON = { fault: FAULT_NOTIFICATION, shutdown: SHUTDOWN_NOTIFICATION, lives: LIVES_NOTIFICATION };

/** Members of its enum `Notification`, by the place of their bit. */
export function notificationsOf({ enums }: BuiltProgram): Record<string, string> {
  const members = Object.entries({ ...COMMON, ...enums.notification?.members });
  return Object.fromEntries(members.map(([name, bit]) => [31 - Math.clz32(bit), name]));
}

/** The board's names of the lines that somebody has. */
export function interruptNames({ description, board }: LoadedSystem): Record<string, string> {
  const grants = Object.values(description.processes).flatMap((process) =>
    Object.values(process.grants ?? {}),
  );
  const lines = grants.flatMap((grant) => (grant.kind === 'interrupt' ? [grant.line] : []));
  return Object.fromEntries(lines.map((name) => [board.interrupts[name]!, name]));
}
