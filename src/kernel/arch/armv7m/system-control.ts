/** The System Control Block: exceptions, their priorities, and what the processor says about faults. */
export class SystemControl {
  @at(0x04) interruptControl: reg32;
  @at(0x08) vectorTable: reg32;
  @at(0x0c) applicationInterrupt: reg32;
  @at(0x14) configuration: reg32;
  /** Priorities of exceptions 4-7, 8-11 and 12-15, a byte each. */
  @at(0x18) priorities4: reg32;
  @at(0x1c) priorities8: reg32;
  @at(0x20) priorities12: reg32;
  @at(0x24) handlerControl: reg32;
  @at(0x28) configurableFaultStatus: reg32;
  @at(0x2c) hardFaultStatus: reg32;
  @at(0x34) memoryFaultAddress: reg32;
  @at(0x38) busFaultAddress: reg32;
  @at(0x88) coprocessorAccess: reg32;
}

export const systemControl = mmio(SystemControl, 0xe000ed00);

/** CFSR, HFSR, DFSR, MMFAR and BFAR: what the processor says about a fault. */
export const FAULT_REGISTERS = 0xe000ed28;

/** ICSR: makes PendSV, SysTick pending. */
export const PEND_WORK = 1 << 28;
export const PEND_TIMER = 1 << 26;
/** SHCSR: a system call is pending; usage, memory and bus fault are enabled. */
export const SYSTEM_CALL_PENDING = 1 << 15;
export const FAULTS_ENABLED = 7 << 16;
/** CCR: divisions by zero trap; frames are aligned to 8 bytes. */
export const TRAP_DIVISION = 1 << 4;
export const ALIGN_FRAMES = 1 << 9;
/** AIRCR: the key, and the reset request. */
export const RESET_REQUEST = 0x05fa0004;
