/** What a client of `ping` calls. */
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { request } from '../../runtime/request';
import { PingOperation } from './protocol';

/** How a measurement went. */
export class PingResult {
  made: u32 = 0;
  wrong: u32 = 0;
  microseconds: u64 = 0n;
}

const message = new Message();

/** Makes `rounds` round trips. A status other than `ok` ended them early; `result` tells how far they came. */
export function ping(slot: u32, rounds: u32, result: PingResult): Status {
  message.label = PingOperation.run;
  message.m0 = rounds;
  const status = request(slot, message);
  if (status !== Status.ok) {
    clear(result);
    return status;
  }
  result.made = message.m0;
  result.microseconds = (u64(message.m2) << 32n) | u64(message.m1);
  result.wrong = message.m3;
  return message.label as Status;
}
