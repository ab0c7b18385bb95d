/**
 * The machine of a test file. Jest gives every test file its own modules, so each finds it as the program begins; emitted
 * modules get the same one under the name `conductor-host`.
 *
 *     import { host, memory, Panic } from '../../transpile/js/host';
 */
import { Host } from './runtime/host';
import { Machine } from './runtime/machine';
import { createOutside } from './runtime/outside';

export { MemFault, Panic } from './runtime/faults';
export { FLASH_BASE, RAM_BASE, RAM_SIZE } from './runtime/memory';

const machine = new Machine();
export const host = new Host(machine);
export const memory = host.memory;
/** For emitted code. */
export const runtime = host.runtime;
/** The dialect's functions for tests, which find them as globals. */
export const outside = createOutside(machine);
