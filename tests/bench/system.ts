/**
 * The system that `conductor bench` measures: the kernel with everything in it, and one group of processes for each thing that is
 * measured, each more urgent than the next, so that they run one after the other and do not disturb each other.
 */
import { call, defineSystem, interrupt, notify, receive, service, system } from 'conductor';
import { small } from '../../system/core';

export default defineSystem({
  board: 'stm32f4-discovery',
  trace: false,
  processes: {
    console: { ...small.console, priority: 1 },
    supervisor: { ...small.supervisor, priority: 2 },
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
    complementer: {
      program: 'programs/complement-server.ts',
      priority: 12,
      grants: { requests: receive('complementer') },
    },
    requestClient: {
      program: 'programs/request-client.ts',
      priority: 13,
      grants: { server: call('complementer') },
    },
    pong: service({ program: 'conductor/apps/pong/main.ts', priority: 12 }),
    serviceClient: {
      program: 'programs/service-client.ts',
      priority: 13,
      grants: { pong: call('pong') },
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
      // It faults on purpose, again and again: that is no loop.
      crashWindow: 0,
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
