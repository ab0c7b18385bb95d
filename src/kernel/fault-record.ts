/**
 * What the kernel remembers of a process's last fault until its supervisor takes it. The saved r4-r11 stay in the control
 * block until the process is started again.
 */
import { FaultCause } from '../abi/process';

export class FaultRecord {
  cause: FaultCause = FaultCause.none;
  /** Not taken yet. */
  pending: bool = false;
  frameValid: bool = false;
  addressValid: bool = false;
  /** The generation that faulted. */
  generation: u32 = 0;
  detail: u32 = 0;
  address: u32 = 0;
  pc: u32 = 0;
  lr: u32 = 0;
  sp: u32 = 0;
  xpsr: u32 = 0;
  cfsr: u32 = 0;
}
