/**
 * QEMU's log of guest errors and unmodelled devices. Boot code writes to clocks, pins and flash timing, which QEMU's
 * STM32F4 does not have: those lines are expected. Anything else — another device, a bad register offset, a misaligned MPU
 * region — is a defect of ours that a chip would punish, so the suites fail on it.
 */

/** Devices that `netduinoplus2` leaves out and that the board support touches. */
const UNMODELLED = ['RCC', 'GPIOA', 'GPIOB', 'GPIOC', 'GPIOD', 'Flash Int', 'PWR', 'DBGMCU'];

export function unexpectedLines(log: string): string[] {
  const beforeLockup = log.split(/^qemu: fatal: /m)[0] ?? '';
  const lines = beforeLockup.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines.filter((line) => !isExpected(line)))];
}

/** The debug unit and its cycle counter, which QEMU does not have; code that looks for them finds zeros. */
const DEBUG_UNIT = /^NVIC: Bad \w+ offset 0xdf|unassigned area of PPB: offset 0x1[0-9a-f]{3}$/;

function isExpected(line: string): boolean {
  if (DEBUG_UNIT.test(line)) return true;
  const device = /^([^:]+): unimplemented device/.exec(line)?.[1];
  return device !== undefined && UNMODELLED.includes(device);
}
