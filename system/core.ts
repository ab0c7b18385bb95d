/**
 * The processes that every system with services has, to be spread into its own: `processes: { ...core, mine: { ... } }`. A system
 * that wants one of them otherwise overrides it: `console: { ...core.console, priority: 2 }`.
 *
 * They are listed in the order in which they need each other. Priorities: a server is more urgent than its clients.
 */
import {
  call,
  clock,
  interrupt,
  nothing,
  notify,
  peripheral,
  type ProcessDescription,
  processes,
  receive,
  service,
  system,
} from 'conductor';

/** Bit of the supervisor's word to services that lives have ended or begun (src/abi/capability.ts). */
const LIVES_NOTIFICATION = 0x10000000;

export const core = {
  supervisor: {
    program: 'conductor/servers/supervisor/main.ts',
    priority: 5,
    essential: true,
    boots: true,
    grants: {
      requests: receive('supervisor', { queue: 32 }),
      console: call('console'),
      security: nothing(),
      processes: processes('inspect', 'control', 'create'),
      clock: clock('inspect', 'control'),
      system: system('inspect', 'control'),
      itself: notify('supervisor', LIVES_NOTIFICATION),
      events: call('events', { harmless: true }),
      watchdog: nothing(),
    },
  },
  registry: service({
    program: 'conductor/servers/registry/main.ts',
    priority: 3,
    essential: true,
    queue: 32,
    slots: 35,
    grants: { clock: clock('inspect', 'control') },
  }),
  resources: service({
    program: 'conductor/servers/resources/main.ts',
    priority: 3,
    essential: true,
    managesDevices: true,
    grants: { clock: clock('inspect', 'control') },
  }),
  console: service({
    program: 'conductor/servers/console/main.ts',
    priority: 4,
    essential: true,
    regions: 4,
    dependsOn: ['resources'],
    devices: ['console'],
    grants: { resources: call('resources'), uart: nothing(), line: nothing() },
  }),
  events: service({
    program: 'conductor/servers/events/main.ts',
    priority: 6,
    queue: 16,
    slots: 9,
  }),
} as const;

/**
 * For systems with users, behind `core`: the security service, and a supervisor that asks it. Without it everybody who may call a
 * server may ask it for everything.
 */
export const secured = {
  supervisor: { ...core.supervisor, grants: { ...core.supervisor.grants, security: call('security') } },
  security: service({
    program: 'conductor/servers/security/main.ts',
    priority: 4,
    threads: 1,
    grants: { clock: clock('inspect'), itself: notify('security', 'hashed') },
  }),
} as const;

/**
 * For boards: a supervisor with the watchdog (docs/0020-boot-and-supervision.md), `supervisor: watched(secured.supervisor)`. Not the
 * default: what halts, as `exit` does on a board, is then reset. It has eight regions, because of four its program leaves none.
 */
export function watched(supervisor: ProcessDescription): ProcessDescription {
  return { ...supervisor, regions: 8, grants: { ...supervisor.grants, watchdog: peripheral('watchdog') } };
}

/**
 * A shell for a system of one's own: it looks at everything, and tells things to the apps that it `finds`. What needs services that the
 * system has not (users, a journal, the demos) says so.
 */
export const shell = {
  program: 'conductor/apps/shell/main.ts',
  priority: 16,
  essential: true,
  dependsOn: ['console', 'supervisor'],
  slots: 14,
  grants: {
    console: call('console', { grant: true }),
    supervisor: call('supervisor'),
    processes: processes('inspect'),
    system: system('inspect'),
    ping: nothing(),
    counterHigh: nothing(),
    counterLow: nothing(),
    rogue: nothing(),
    clock: clock('inspect'),
    journal: nothing(),
    security: nothing(),
    registry: call('registry'),
    notification: notify('shell', 'event'),
  },
} as const;

/** In the place of `core`, for small systems: nobody is looked up, and the console has its line from the system file. */
export const small = {
  console: service({
    program: 'conductor/servers/console/main.ts',
    priority: 4,
    essential: true,
    regions: 4,
    grants: { resources: nothing(), uart: peripheral('console'), line: interrupt('console', 'received') },
  }),
  supervisor: { ...core.supervisor, grants: { ...core.supervisor.grants, events: nothing() } },
} as const;
