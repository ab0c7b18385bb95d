/**
 * The authority graph that a system file declares, in the words of the kernel's live tables: what the shell's `caps` prints
 * right after boot, and `conductor report --caps` before anything runs.
 *
 *     shell.0 endpoint console send,grant badge=9
 *
 * Holder and slot, type, object, rights, badge. An endpoint goes by the process that receives there.
 */
import { ALL_PROCESSES, ObjectType, Right } from '../src/abi/capability';
import { hex } from '../linker/script';
import type { Capability, ResolvedProcess } from './resolve';

export interface Authority {
  readonly holder: string;
  readonly slot: number;
  /** The member of the program's `Grant` enum. */
  readonly name: string;
  readonly type: string;
  readonly object: string;
  readonly rights: readonly string[];
  readonly badge: number;
}

/** By holder and slot. */
export function authorityOf(processes: readonly ResolvedProcess[]): Authority[] {
  const receivers = receiversOf(processes);
  return processes.flatMap(({ name: holder, capabilities }) =>
    capabilities.map((capability) => ({
      holder,
      slot: capability.slot,
      name: capability.name,
      type: ObjectType[capability.type],
      object: objectName(capability, processes, receivers),
      rights: rightNames(capability.rights),
      badge: capability.badge,
    })),
  );
}

export function formatAuthority({ holder, slot, type, object, rights, badge }: Authority): string {
  return `${holder}.${slot} ${type} ${object} ${rights.join(',') || '-'} badge=${badge}`;
}

/** The process that receives from each endpoint, by the endpoint's number. */
function receiversOf(processes: readonly ResolvedProcess[]): Map<number, string> {
  const receivers = new Map<number, string>();
  for (const { name, capabilities } of processes) {
    for (const { type, rights, object } of capabilities) {
      if (type === ObjectType.endpoint && (rights & Right.receive) !== 0) receivers.set(object, name);
    }
  }
  return receivers;
}

function objectName(
  { type, object }: Capability,
  processes: readonly ResolvedProcess[],
  receivers: ReadonlyMap<number, string>,
): string {
  switch (type) {
    case ObjectType.endpoint:
      return receivers.get(object) ?? String(object);
    case ObjectType.notification:
      return processes[object]!.name;
    case ObjectType.process:
      return object === ALL_PROCESSES ? 'all' : processes[object]!.name;
    case ObjectType.region:
      return hex(object);
    default:
      return String(object);
  }
}

/** In the order of their bits. */
function rightNames(rights: number): string[] {
  const bits = Object.values(Right).filter((value) => typeof value === 'number');
  return bits.filter((bit) => (rights & bit) !== 0).map((bit) => Right[bit]);
}
