/** What must come of each thing that `rogue` can try: the cause in the report and the source of the line it names. */
export interface FaultCase {
  name: string;
  cause: string | RegExp;
  /** The file that the report is decoded to, and what its line says. */
  file?: 'fault-cases' | 'assembly';
  line?: RegExp;
  /** Function that is named instead of a line, for functions in assembly. */
  inside?: string;
  /** Address in the report: what matches, or some place of the board. */
  address?: RegExp | 'flash' | 'console';
  /** What goes with the cause: panic code, exit status, stacking step. */
  detail?: string;
  /** A wild jump: the line of the caller. */
  caller?: RegExp;
  /** No frame could be stored, and the report says so. */
  frameless?: true;
}

const RAM = /^0x20[0-9a-f]{6}$/;
/** The suppressed access may be a bus fault (as here) or a protection fault: both are right. */
const SYSTEM_SPACE = /^(bus-error|data-access)$/;

function access(
  name: string,
  cause: string | RegExp,
  address: NonNullable<FaultCase['address']>,
  line: RegExp,
): FaultCase {
  return { name, cause, address, file: 'fault-cases', line };
}

export const FAULT_CASES: readonly FaultCase[] = [
  access('read-kernel', 'data-access', RAM, /load32\(targets\.kernelMemory\)/),
  access('write-kernel', 'data-access', RAM, /store32\(targets\.kernelMemory/),
  access('write-bit-band', 'data-access', /^0x22000000$/, /store32\(BIT_BAND_ALIAS/),
  access('read-other', 'data-access', RAM, /load32\(targets\.otherMemory\)/),
  access('write-other', 'data-access', RAM, /store32\(targets\.otherMemory/),
  access('read-peripheral', 'data-access', 'console', /load32\(CONSOLE_UART_ADDRESS\)/),
  access('write-peripheral', 'data-access', 'console', /store32\(CONSOLE_UART_ADDRESS/),
  access('read-scb', SYSTEM_SPACE, /^0xe000ed00$/, /load32\(SCB_CPUID\)/),
  access('write-scb', SYSTEM_SPACE, /^0xe000ed08$/, /store32\(SCB_VECTOR_TABLE/),
  access('write-mpu', SYSTEM_SPACE, /^0xe000ed94$/, /store32\(MPU_CONTROL/),
  access('write-nvic', SYSTEM_SPACE, /^0xe000e100$/, /store32\(NVIC_ENABLE/),
  access('write-systick', SYSTEM_SPACE, /^0xe000e010$/, /store32\(SYSTICK_CONTROL/),
  access('trigger-interrupt', SYSTEM_SPACE, /^0xe000ef00$/, /store32\(SOFTWARE_TRIGGER/),
  access('write-flash', 'data-access', 'flash', /store32\(addressOf\('rogue was here'\)/),
  access('write-kernel-flash', 'data-access', 'flash', /store32\(targets\.kernelCode/),
  { name: 'execute-data', cause: 'instruction-access', address: RAM, caller: /jumpTo\(addressOf\(data\)/ },
  { name: 'jump-null', cause: /^(instruction-access|invalid-state)$/, caller: /jumpTo\(0\)/ },
  {
    name: 'jump-kernel',
    cause: 'instruction-access',
    address: 'flash',
    caller: /jumpTo\(\(targets\.kernelCode/,
  },
  { name: 'stack-push', cause: 'stack-overflow', detail: '1', frameless: true },
  { name: 'stack-call', cause: 'stack-overflow', detail: '2', frameless: true },
  { name: 'stack-interrupt', cause: 'stack-overflow', detail: '3', frameless: true },
  { name: 'stack-fpu', cause: 'stack-overflow', detail: '4', frameless: true },
  {
    name: 'stack-lazy-fpu',
    cause: 'stack-overflow',
    detail: '4',
    file: 'assembly',
    inside: 'callWithoutLazyFpuSpace',
  },
  { name: 'stack-kernel', cause: 'stack-overflow', detail: '2', frameless: true },
  { name: 'stack-other', cause: 'stack-overflow', detail: '2', frameless: true },
  { name: 'stack-scb', cause: 'stack-overflow', detail: '2', frameless: true },
  { name: 'stack-undefined', cause: 'stack-overflow', frameless: true },
  { name: 'stack-breakpoint', cause: 'stack-overflow', frameless: true },
  { name: 'return-frame', cause: 'invalid-state' },
  { name: 'divide-panic', cause: 'panic', detail: '2', file: 'fault-cases', line: /7 \/ data\[3\]/ },
  { name: 'divide-hardware', cause: 'divide-by-zero', file: 'assembly', line: /udiv/ },
  { name: 'index-panic', cause: 'panic', detail: '1', file: 'fault-cases', line: /data\[what\] = 1/ },
  { name: 'null-panic', cause: 'panic', detail: '3', file: 'fault-cases', line: /chosen!\.value/ },
  { name: 'undefined', cause: 'undefined-instruction', file: 'assembly', line: /udf\.w/ },
  { name: 'breakpoint', cause: 'breakpoint', file: 'fault-cases', line: /bkpt\(1\)/ },
  { name: 'semihosting', cause: 'breakpoint', file: 'assembly', inside: 'semihostingExit' },
  { name: 'exit', cause: 'exited', detail: '7' },
  { name: 'control', cause: SYSTEM_SPACE, file: 'fault-cases', line: /load32\(SYSTICK_CONTROL\)/ },
];

/** Cases that do not need a bus fault, a debugger, or a fault inside a fault: what Renode's processor does as the chip's does. */
export const PLAIN_FAULTS: readonly string[] = [
  'read-kernel',
  'write-kernel',
  'write-bit-band',
  'read-other',
  'write-other',
  'read-peripheral',
  'write-peripheral',
  'read-scb',
  'write-scb',
  'write-mpu',
  'write-nvic',
  'write-flash',
  'write-kernel-flash',
  'execute-data',
  'jump-kernel',
  'divide-panic',
  'index-panic',
  'undefined',
  'exit',
];

/** Attempts that must be refused while rogue lives on. */
export const REFUSAL_CASES: readonly string[] = [
  'mask-interrupts',
  'privilege',
  'stack-odd',
  'bad-number',
  'bad-slots',
  'bad-types',
  'bad-rights',
  'bad-arguments',
  'bad-tokens',
  'bad-pointers',
  'bad-leases',
  'system-calls',
];
