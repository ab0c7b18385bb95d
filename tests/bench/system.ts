/**
 * The system that `conductor bench` measures. One process for each thing that is measured, each more urgent than the
 * next, so that they run one after the other and do not disturb each other.
 */
import { call, defineSystem, interrupt, notify, receive, system } from 'conductor';

export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    driver: {
      program: 'programs/driver.ts',
      priority: 2,
      grants: { interrupt: interrupt('exti0', 'arrived') },
    },
    caller: {
      program: 'programs/caller.ts',
      priority: 4,
      grants: { itself: notify('caller', 'signalled') },
    },
    yielderA: { program: 'programs/yielder.ts', priority: 6, grants: {} },
    yielderB: { program: 'programs/yielder.ts', priority: 6, grants: {} },
    server: {
      program: '../../src/apps/pong/main.ts',
      priority: 8,
      grants: { requests: receive('server') },
    },
    client: {
      program: 'programs/client.ts',
      priority: 10,
      grants: { server: call('server') },
    },
    pender: {
      program: 'programs/pender.ts',
      priority: 12,
      grants: { system: system('control') },
    },
  },
});
