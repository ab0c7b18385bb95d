/**
 * Who may call and touch what: the capabilities at boot, and the peripherals that a process may access at all times, each as one
 * access of a holder to a target.
 */
import type { ProcessReport, SystemReport } from '../../linker/report';
import type { Authority } from '../../system/authority';

/**
 * `call`, `notify`: a process. `oversee`: one process, by its capability. `device`: registers or an interrupt. `kernel`: the clock,
 * all processes, the system.
 */
export type AccessKind = 'call' | 'notify' | 'oversee' | 'device' | 'kernel';

export interface Access {
  readonly holder: string;
  readonly target: string;
  readonly kind: AccessKind;
  readonly rights: readonly string[];
}

export const KERNEL_OBJECTS = ['clock', 'processes', 'system'] as const;

/** Everything but the right to receive one's own calls, which gives nothing to anybody else. */
export function accessesOf(report: SystemReport): Access[] {
  return report.processes.flatMap((process) => [
    ...report.authority
      .filter(({ holder }) => holder === process.name)
      .flatMap((each) => accessOf(each, process)),
    ...process.relations.peripherals.map((target) => ({
      holder: process.name,
      target,
      kind: 'device' as const,
      rights: ['read', 'write', 'always'],
    })),
  ]);
}

function accessOf({ holder, slot, type, object, rights }: Authority, process: ProcessReport): Access[] {
  switch (type) {
    case 'endpoint': {
      const own = object === holder && rights.includes('receive');
      return own ? [] : [{ holder, target: object, kind: 'call', rights }];
    }
    case 'notification':
      return [{ holder, target: object, kind: 'notify', rights }];
    case 'process':
      return object === 'all'
        ? [{ holder, target: 'processes', kind: 'kernel', rights }]
        : [{ holder, target: object, kind: 'oversee', rights }];
    case 'region':
    case 'interrupt':
      return [{ holder, target: deviceName(process, slot), kind: 'device', rights }];
    default:
      return [{ holder, target: type, kind: 'kernel', rights }];
  }
}

/** By the board's name for it, which the words about its grant end with or hold (`peripheral <name>`, `interrupt <name> as received`). */
function deviceName({ capabilities }: ProcessReport, slot: number): string {
  const meaning = capabilities.find((each) => each.slot === slot)?.meaning ?? '';
  return meaning.split(' ')[1] ?? meaning;
}

export function isTransfer({ rights }: Access): boolean {
  return rights.includes('grant');
}

/** Targets by kind, each in the order of the processes or by name. */
export function targetsOf(
  accesses: readonly Access[],
  report: SystemReport,
): { readonly processes: string[]; readonly devices: string[]; readonly objects: string[] } {
  const named = (...kinds: readonly AccessKind[]): Set<string> =>
    new Set(accesses.filter(({ kind }) => kinds.includes(kind)).map(({ target }) => target));
  const reached = named('call', 'notify', 'oversee');
  const objects = named('kernel');
  return {
    processes: report.processes.map(({ name }) => name).filter((name) => reached.has(name)),
    devices: [...named('device')].sort(),
    objects: KERNEL_OBJECTS.filter((name) => objects.has(name)),
  };
}

/** Of the services: all have these by the framework, so a picture may draw them fainter. */
export const COMMON_TARGETS: readonly string[] = ['supervisor', 'registry'];
