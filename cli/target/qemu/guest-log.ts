/**
 * QEMU's log of guest errors and unmodelled devices. What QEMU's machine lacks of a board, like clocks and pins, the board's description
 * tells (`qemu.unmodelled`): those lines are expected. Anything else — another device, a bad register offset, a misaligned MPU
 * region — is a defect of ours that a chip would punish, so the suites fail on it.
 */

export function unexpectedLines(log: string, unmodelled: readonly RegExp[]): string[] {
  const beforeLockup = log.split(/^qemu: fatal: /m)[0] ?? '';
  const lines = beforeLockup.split('\n').filter((line) => line.trim() !== '');
  const expected = [DEBUG_UNIT, ...unmodelled];
  return [...new Set(lines.filter((line) => !expected.some((pattern) => pattern.test(line))))];
}

/** The processor's debug unit and its cycle counter, which QEMU does not have; code that looks for them finds zeros. */
const DEBUG_UNIT = /^NVIC: Bad \w+ offset 0xdf|unassigned area of PPB: offset 0x1[0-9a-f]{3}$/;
