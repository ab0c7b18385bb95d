/**
 * The LM3S6965EVB as QEMU has it, but with a Cortex-M4 (the chip itself has a Cortex-M3, for which Conductor is not compiled): memory,
 * peripherals and interrupt lines of the LM3S6965 (its data sheet, tables 2-4 and 2-9), and how to reach it. What runs on the chip is in
 * the other files of this folder.
 *
 * It is the small board: a quarter of the reference board's flash, half of its RAM. The simulator never raises a bus fault here: what
 * is not there reads as 0, also to a process that reaches for the processor's own registers.
 */
import { defineBoard, type ClockBit } from 'conductor';

/** Bits of the run mode clock gating registers (RCGC0 to RCGC2, section 6.4 of the data sheet). */
const gate0 = (bit: number) => ({ register: 0x400fe100, bit });
const gate1 = (bit: number) => ({ register: 0x400fe104, bit });
const gate2 = (bit: number) => ({ register: 0x400fe108, bit });

/** Peripherals take four kilobytes of the address space each, but some two halves of that. */
const at = (base: number, clock?: ClockBit, size = 0x1000) => ({ base, size, ...(clock && { clock }) });
const HALF = 0x800;

export default defineBoard({
  title: 'LM3S6965EVB',
  chip: 'LM3S6965',
  clockHertz: 50_000_000,
  flash: { base: 0x00000000, size: 0x40000 },
  ram: { base: 0x20000000, size: 0x10000 },
  floatingPoint: true,
  console: { baud: 115_200 },
  roles: { console: 'uart0', watchdog: 'wdt' },
  qemu: {
    machine: 'lm3s6965evb',
    cpu: 'cortex-m4',
    serialPort: 0,
    unmodelled: [],
    inputs: { interrupts: '/machine/unattached/device[1]' },
  },
  peripherals: {
    wdt: at(0x40000000, gate0(3)),
    gpioa: at(0x40004000, gate2(0)),
    gpiob: at(0x40005000, gate2(1)),
    gpioc: at(0x40006000, gate2(2)),
    gpiod: at(0x40007000, gate2(3)),
    ssi0: at(0x40008000, gate1(4)),
    uart0: at(0x4000c000, gate1(0)),
    uart1: at(0x4000d000, gate1(1)),
    uart2: at(0x4000e000, gate1(2)),
    i2c0Master: at(0x40020000, gate1(12), HALF),
    i2c0Slave: at(0x40020800, gate1(12), HALF),
    i2c1Master: at(0x40021000, gate1(14), HALF),
    i2c1Slave: at(0x40021800, gate1(14), HALF),
    gpioe: at(0x40024000, gate2(4)),
    gpiof: at(0x40025000, gate2(5)),
    gpiog: at(0x40026000, gate2(6)),
    pwm: at(0x40028000, gate0(20)),
    qei0: at(0x4002c000, gate1(8)),
    qei1: at(0x4002d000, gate1(9)),
    timer0: at(0x40030000, gate1(16)),
    timer1: at(0x40031000, gate1(17)),
    timer2: at(0x40032000, gate1(18)),
    timer3: at(0x40033000, gate1(19)),
    adc0: at(0x40038000, gate0(16)),
    comparators: at(0x4003c000, gate1(24)),
    ethernet: at(0x40048000, gate2(28)),
    hibernation: at(0x400fc000, gate0(6)),
    flashControl: at(0x400fd000),
    systemControl: at(0x400fe000),
  },
  started: ['gpioa', 'uart0', 'wdt', 'timer0', 'timer1', 'timer2', 'timer3'],
  interrupts: {
    gpioa: 0,
    gpiob: 1,
    gpioc: 2,
    gpiod: 3,
    gpioe: 4,
    uart0: 5,
    uart1: 6,
    ssi0: 7,
    i2c0: 8,
    pwmFault: 9,
    pwm0: 10,
    pwm1: 11,
    pwm2: 12,
    qei0: 13,
    adc0Sequence0: 14,
    adc0Sequence1: 15,
    adc0Sequence2: 16,
    adc0Sequence3: 17,
    wdt: 18,
    timer0A: 19,
    timer0B: 20,
    timer1A: 21,
    timer1B: 22,
    timer2A: 23,
    timer2B: 24,
    comparator0: 25,
    comparator1: 26,
    systemControl: 28,
    flashControl: 29,
    gpiof: 30,
    gpiog: 31,
    uart2: 33,
    timer3A: 35,
    timer3B: 36,
    i2c1: 37,
    qei1: 38,
    ethernet: 42,
    hibernation: 43,
  },
});
