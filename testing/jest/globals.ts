/**
 * What tests find without an import: `host`, the simulated machine of the test file, and the dialect's global functions
 * (`array(u8, 4)`, `overlay(Task, address)`, ...), which the `tsconfig.json` of the tests declares for them as well.
 */
import { host as theHost, outside } from '../../transpile/js/host';
import type { Host } from '../../transpile/js/runtime/host';

declare global {
  const host: Host;
}

Object.assign(globalThis, outside, { host: theHost });
