/**
 * Why processes end, as people see it (docs/0004-reports.md).
 *
 * Invariant: in the order of the numbers.
 */
import { FaultCause } from '../abi/process';

class CauseName {
  name: string = '';
}

const NAMES = table(CauseName, [
  { name: 'none' },
  { name: 'data-access' },
  { name: 'instruction-access' },
  { name: 'stack-overflow' },
  { name: 'bus-error' },
  { name: 'undefined-instruction' },
  { name: 'divide-by-zero' },
  { name: 'unaligned' },
  { name: 'panic' },
  { name: 'invalid-state' },
  { name: 'exited' },
  { name: 'stopped' },
  { name: 'breakpoint' },
  { name: 'injected' },
  { name: 'by-server' },
]);

export function causeName(cause: FaultCause): string {
  return cause < NAMES.length ? NAMES[cause].name : 'unknown-cause';
}
