/**
 * The system that `conductor bench` measures: the kernel with everything in it, and one group of processes for each thing that is
 * measured, each more urgent than the next, so that they run one after the other and do not disturb each other.
 */
import { call, clock, defineSystem, interrupt, notify, processes, receive, system } from 'conductor';

export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    console: {
      program: '../../src/servers/console/main.ts',
      priority: 1,
      essential: true,
      peripherals: ['usart2'],
      grants: { requests: receive('console'), uart: interrupt('usart2', 'received') },
    },
    supervisor: {
      program: '../../src/servers/supervisor/main.ts',
      priority: 2,
      essential: true,
      dependsOn: ['console'],
      grants: {
        requests: receive('supervisor'),
        console: call('console'),
        processes: processes('inspect', 'control'),
        clock: clock('inspect', 'control'),
      },
    },
    driver: {
      program: 'programs/driver.ts',
      priority: 3,
      grants: { interrupt: interrupt('exti0', 'arrived') },
    },
    caller: {
      program: 'programs/caller.ts',
      priority: 4,
      grants: { itself: notify('caller', 'signalled') },
    },
    yielderA: { program: 'programs/yielder.ts', priority: 6, grants: {} },
    yielderB: { program: 'programs/yielder.ts', priority: 6, grants: {} },
    waiter: { program: 'programs/waiter.ts', priority: 8, grants: {} },
    notifier: {
      program: 'programs/notifier.ts',
      priority: 9,
      grants: { waiter: notify('waiter', 'signalled') },
    },
    echoServer: {
      program: 'programs/echo-server.ts',
      priority: 10,
      grants: { requests: receive('echoServer') },
    },
    client: {
      program: 'programs/client.ts',
      priority: 11,
      grants: { server: call('echoServer', { badge: 0x5eaf00d }) },
    },
    pong: {
      program: '../../src/apps/pong/main.ts',
      priority: 12,
      grants: { requests: receive('pong') },
    },
    requestClient: {
      program: 'programs/request-client.ts',
      priority: 13,
      grants: { server: call('pong') },
    },
    leaseServer: {
      program: 'programs/lease-server.ts',
      priority: 14,
      grants: { requests: receive('leaseServer') },
    },
    leaseClient: {
      program: 'programs/lease-client.ts',
      priority: 15,
      grants: { server: call('leaseServer') },
    },
    patient: {
      program: 'programs/patient.ts',
      priority: 16,
      grants: { requests: receive('patient') },
    },
    visitor: {
      program: 'programs/visitor.ts',
      priority: 17,
      grants: { patient: call('patient') },
    },
    pender: {
      program: 'programs/pender.ts',
      priority: 18,
      grants: { system: system('control') },
    },
  },
});
