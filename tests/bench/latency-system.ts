/**
 * The system in which an interrupt is pended everywhere: its driver is the most urgent process, and less urgent ones make every
 * system call.
 */
import { call, clock, defineSystem, interrupt, notify, processes, receive, system } from 'conductor';

export default defineSystem({
  board: 'stm32f4-discovery',
  trace: false,
  memory: { pool: 4096, regions: 4 },
  processes: {
    driver: {
      program: 'programs/driver.ts',
      priority: 1,
      grants: { interrupt: interrupt('exti0', 'arrived') },
    },
    secondDriver: {
      program: 'programs/driver.ts',
      priority: 2,
      grants: { interrupt: interrupt('exti1', 'arrived') },
    },
    partner: {
      program: 'programs/latency/partner.ts',
      priority: 4,
      grants: { requests: receive('partner'), gift: notify('partner', 1) },
    },
    victim: {
      program: 'programs/latency/victim.ts',
      priority: 5,
      supervisor: 'prober',
      autostart: false,
      grants: {},
    },
    prober: {
      program: 'programs/latency/prober.ts',
      priority: 10,
      threads: 1,
      options: { PRIORITY: 10, VICTIM: 3, WORKER: 5 },
      grants: {
        requests: receive('prober'),
        itself: call('prober'),
        partner: call('partner', { grant: true }),
        own: notify('prober', 'own'),
        processes: processes('inspect', 'control', 'create'),
        system: system('inspect', 'control'),
        clock: clock('inspect', 'control'),
        interrupt: interrupt('exti2', 'line'),
      },
    },
    worker: {
      program: 'programs/latency/ender.ts',
      priority: 10,
      instances: 1,
      supervisor: 'prober',
      autostart: false,
      grants: {},
    },
  },
});
