/** Attempts that must stop rogue with a fault. Whoever returns from here has got away with it. */
import { CONSOLE_UART_ADDRESS } from '@board/console-uart';
import { exit } from '../../runtime/processes';
import {
  breakpointOnStack,
  callOnStack,
  callWithoutFpuStack,
  callWithoutLazyFpuSpace,
  callWithoutStack,
  divideInHardware,
  interruptWithoutStack,
  jumpTo,
  overwriteReturnFrame,
  pushForever,
  semihostingExit,
  undefinedInstruction,
  undefinedOnStack,
  writeControl,
} from './assembly';
import { RogueCase } from './cases';
import { Grant } from './main';
import { Targets } from '../../interfaces/rogue';

/** System control space, the same on every Cortex-M. */
const SYSTICK_CONTROL = 0xe000e010;
const NVIC_ENABLE = 0xe000e100;
const SCB_CPUID = 0xe000ed00;
const SCB_VECTOR_TABLE = 0xe000ed08;
const MPU_CONTROL = 0xe000ed94;
const SOFTWARE_TRIGGER = 0xe000ef00;
/** First bit of the first word of memory, as a word of its own. */
const BIT_BAND_ALIAS = 0x22000000;

/** Number of a process that waits while rogue runs. */
const CONSOLE_PROCESS = 0;
/** Room for a frame in memory that is not a stack. */
const STACK_OFFSET = 0x80;

/** `bx lr`, twice. */
const RETURN_INSTRUCTIONS = 0x4770_4770;
const THUMB = 1;

class Node {
  value: u32 = 0;
}

const data = array(u32, 4);
const node: Node = new Node();
let chosen: Node | null = node;
/** Read here so that no attempt is optimised away. */
export let witness: u32 = 0;

/** Makes the attempt. False: not a case of this file. */
export function attemptFault(what: u32, targets: Targets): bool {
  return (
    attemptAccess(what, targets) ||
    attemptJump(what, targets) ||
    attemptStack(what, targets) ||
    attemptOther(what)
  );
}

function attemptAccess(what: u32, targets: Targets): bool {
  switch (what) {
    case RogueCase.readKernel:
      witness = load32(targets.kernelMemory);
      return true;
    case RogueCase.writeKernel:
      store32(targets.kernelMemory, 0xbad);
      return true;
    case RogueCase.writeBitBand:
      store32(BIT_BAND_ALIAS, 1);
      return true;
    case RogueCase.readOther:
      witness = load32(targets.otherMemory);
      return true;
    case RogueCase.writeOther:
      store32(targets.otherMemory, 0xbad);
      return true;
    case RogueCase.readPeripheral:
      witness = load32(CONSOLE_UART_ADDRESS);
      return true;
    case RogueCase.writePeripheral:
      store32(CONSOLE_UART_ADDRESS, 0xbad);
      return true;
    case RogueCase.writeFlash:
      store32(addressOf('rogue was here') & 0xffff_fffc, 0xbad);
      return true;
    case RogueCase.writeKernelFlash:
      store32(targets.kernelCode, 0xbad);
      return true;
    default:
      return attemptSystemSpace(what);
  }
}

function attemptSystemSpace(what: u32): bool {
  switch (what) {
    case RogueCase.readScb:
      witness = load32(SCB_CPUID);
      return true;
    case RogueCase.writeScb:
      store32(SCB_VECTOR_TABLE, 0x2000_0000);
      return true;
    case RogueCase.writeMpu:
      store32(MPU_CONTROL, 0);
      return true;
    case RogueCase.writeNvic:
      store32(NVIC_ENABLE, 0xffff_ffff);
      return true;
    case RogueCase.writeSystick:
      store32(SYSTICK_CONTROL, 0);
      return true;
    case RogueCase.triggerInterrupt:
      store32(SOFTWARE_TRIGGER, 38);
      return true;
    case RogueCase.control:
      writeControl(0);
      witness = load32(SYSTICK_CONTROL);
      return true;
    default:
      return false;
  }
}

function attemptJump(what: u32, targets: Targets): bool {
  switch (what) {
    case RogueCase.executeData:
      data[0] = RETURN_INSTRUCTIONS;
      jumpTo(addressOf(data) | THUMB);
      return true;
    case RogueCase.jumpNull:
      jumpTo(0);
      return true;
    case RogueCase.jumpKernel:
      jumpTo((targets.kernelCode + 0x200) | THUMB);
      return true;
    default:
      return false;
  }
}

function attemptStack(what: u32, targets: Targets): bool {
  switch (what) {
    case RogueCase.stackPush:
      pushForever();
      return true;
    case RogueCase.stackCall:
      callWithoutStack(targets.memory);
      return true;
    case RogueCase.stackInterrupt:
      interruptWithoutStack(targets.memory);
      return true;
    case RogueCase.stackFpu:
      callWithoutFpuStack(targets.memory);
      return true;
    case RogueCase.stackLazyFpu:
      callWithoutLazyFpuSpace(targets.memory + targets.memorySize);
      return true;
    default:
      return attemptForeignStack(what, targets);
  }
}

/** Storing the frame must need the process's own rights, and be its fault alone. */
function attemptForeignStack(what: u32, targets: Targets): bool {
  switch (what) {
    case RogueCase.stackKernel:
      callOnStack(targets.kernelMemory + STACK_OFFSET);
      return true;
    case RogueCase.stackOther:
      callOnStack(targets.otherMemory + STACK_OFFSET);
      return true;
    case RogueCase.stackScb:
      callOnStack(SCB_CPUID + STACK_OFFSET);
      return true;
    case RogueCase.stackUndefined:
      undefinedOnStack(targets.kernelMemory + STACK_OFFSET);
      return true;
    case RogueCase.stackBreakpoint:
      breakpointOnStack(targets.kernelMemory + STACK_OFFSET);
      return true;
    case RogueCase.returnFrame:
      overwriteReturnFrame(Grant.inspector, CONSOLE_PROCESS);
      return true;
    default:
      return false;
  }
}

function attemptOther(what: u32): bool {
  switch (what) {
    case RogueCase.dividePanic:
      witness = 7 / data[3];
      return true;
    case RogueCase.divideHardware:
      witness = divideInHardware(7, 0);
      return true;
    case RogueCase.indexPanic:
      data[what] = 1;
      return true;
    case RogueCase.nullPanic:
      chosen = null;
      useChosen();
      return true;
    case RogueCase.undefined:
      undefinedInstruction();
      return true;
    case RogueCase.breakpoint:
      bkpt(1);
      return true;
    case RogueCase.semihosting:
      semihostingExit();
      return true;
    case RogueCase.exit:
      exit(7);
    // fall through: `exit` does not return, and the compiler knows
    default:
      return false;
  }
}

function useChosen(): void {
  witness = chosen!.value;
}
