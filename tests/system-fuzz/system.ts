/**
 * The system that fuzzes itself: fuzzers with capabilities of every type, processes for them to talk to, to stop and to
 * start, witnesses that nobody else is disturbed, and a director who is the supervisor of all of them.
 *
 * One fuzzer takes the fast path, the other has too many regions for that and can map memory.
 */
import {
  call,
  clock,
  defineSystem,
  interrupt,
  nothing,
  notify,
  peripheral,
  process,
  processes,
  receive,
  service,
  system,
} from 'conductor';

const witness = { program: 'programs/witness.ts', supervisor: 'director' } as const;

/** A server that obeys; see there. */
const peer = (name: string, priority: number, line: string) =>
  ({
    program: 'programs/peer/main.ts',
    priority,
    supervisor: 'director',
    autostart: false,
    slots: 3,
    grants: {
      requests: receive(name, { queue: 4 }),
      fuzzer: call('fuzzer'),
      fuzzerBits: notify('fuzzer', 0xff),
      line: interrupt(line, 'line'),
    },
  }) as const;

/** It must not be able to stop witnesses, director or console: it may control those that are named, and create workers. */
const fuzzer = (name: string, line: string) =>
  ({
    program: 'programs/fuzzer/main.ts',
    priority: 10,
    supervisor: 'director',
    autostart: false,
    slots: 320,
    threads: 3,
    memoryLimit: 4096,
    grants: {
      director: call('director'),
      requests: receive(name, { queue: 2 }),
      itself: call(name, { grant: true }),
      peer: call('peer', { grant: true }),
      mortal: call('mortal', { grant: true }),
      ward: call('ward', { grant: true }),
      rival: call('rival', { grant: true }),
      sleeper: call('sleeper', { grant: true }),
      ownBits: notify(name, 0xff),
      peerBits: notify('peer', 0xff),
      mortalBits: notify('mortal', 0xff),
      sleeperBits: notify('sleeper', 0xff),
      line: interrupt(line, 'line'),
      processes: processes('inspect', 'create'),
      system: system('inspect'),
      clock: clock('inspect', 'control'),
      controlPeer: process('peer', 'inspect', 'control'),
      controlMortal: process('mortal', 'inspect', 'control'),
      controlWard: process('ward', 'inspect', 'control'),
      controlRival: process('rival', 'inspect', 'control'),
      controlItself: process(name, 'inspect', 'control'),
    },
  }) as const;

export default defineSystem({
  board: 'stm32f4-discovery',
  memory: { pool: 8192, regions: 8 },
  processes: {
    console: service({
      program: 'conductor/servers/console/main.ts',
      priority: 3,
      supervisor: 'director',
      regions: 4,
      grants: { resources: nothing(), uart: peripheral('usart2'), line: interrupt('usart2', 'received') },
    }),
    witnessHigh: {
      ...witness,
      priority: 2,
      grants: { requests: receive('witnessHigh'), clock: clock('inspect', 'control') },
    },
    witnessLow: {
      ...witness,
      priority: 25,
      grants: { requests: receive('witnessLow'), clock: clock('inspect', 'control') },
    },
    director: {
      program: 'programs/director/main.ts',
      priority: 4,
      memoryLimit: 8192,
      grants: {
        requests: receive('director'),
        console: call('console'),
        processes: processes('inspect', 'control'),
        system: system('inspect', 'control'),
        clock: clock('inspect', 'control'),
        witnessHigh: call('witnessHigh'),
        witnessLow: call('witnessLow'),
      },
    },
    peer: peer('peer', 8, 'exti2'),
    mortal: peer('mortal', 12, 'exti3'),
    ward: { ...peer('ward', 9, 'exti4'), supervisor: 'fuzzer' },
    rival: {
      program: 'programs/rival.ts',
      priority: 11,
      supervisor: 'director',
      autostart: false,
      grants: {
        requests: receive('rival'),
        fuzzer: call('fuzzer', { grant: true }),
        wide: call('wide', { grant: true }),
      },
    },
    sleeper: { ...peer('sleeper', 12, 'exti9To5') },
    fuzzer: fuzzer('fuzzer', 'exti0'),
    wide: { ...fuzzer('wide', 'exti1'), regions: 8 },
    worker: {
      program: 'programs/worker.ts',
      priority: 14,
      supervisor: 'director',
      instances: 2,
      slots: 8,
      grants: { requests: receive('worker') },
    },
  },
});
