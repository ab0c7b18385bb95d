/**
 * Replaces each entry with `instances: n` by n processes `name.1` ... `name.n`, so that everything behind this knows only
 * processes. Each is a program with memory, slots and endpoints of its own: what an entry says of an endpoint that it receives
 * from, or of itself, means the instance's (`receive('worker')` is `worker.1`, `worker.2`, ...).
 *
 * An instance never starts at boot: `spawn` does that.
 */
import type { Grant, ProcessDescription, SystemDescription } from './schema';

export interface Expansion {
  readonly description: SystemDescription;
  /** For each instance the entry that it was written as. */
  readonly entryOf: ReadonlyMap<string, string>;
}

/** Behind a name that nobody can write: names have no dots. */
function instanceName(name: string, number: number): string {
  return `${name}.${number}`;
}

export function expandInstances(description: SystemDescription): Expansion {
  const entryOf = new Map<string, string>();
  const processes: Record<string, ProcessDescription> = {};
  for (const [name, process] of Object.entries(description.processes)) {
    if (process.instances === undefined) processes[name] = process;
    // What is no count is refused by the checks; until then it is one.
    else {
      for (let number = 1; number <= Math.max(1, Math.floor(process.instances)); number++) {
        entryOf.set(instanceName(name, number), name);
        processes[instanceName(name, number)] = instance(process, name, number);
      }
    }
  }
  return { description: { ...description, processes }, entryOf };
}

function instance(process: ProcessDescription, name: string, number: number): ProcessDescription {
  const grants = Object.entries(process.grants ?? {});
  const own = new Set(grants.flatMap(([, grant]) => (grant.kind === 'receive' ? [grant.endpoint] : [])));
  const endpoint = (named: string): string => (own.has(named) ? instanceName(named, number) : named);
  const peer = (named: string): string => (named === name ? instanceName(name, number) : named);
  const renamed = (grant: Grant): Grant => {
    switch (grant.kind) {
      case 'receive':
      case 'call':
        return { ...grant, endpoint: endpoint(grant.endpoint) };
      case 'notify':
      case 'process':
        return { ...grant, process: peer(grant.process) };
      default:
        return grant;
    }
  };
  return {
    ...process,
    autostart: process.autostart ?? false,
    grants: Object.fromEntries(grants.map(([slot, grant]) => [slot, renamed(grant)])),
  };
}
