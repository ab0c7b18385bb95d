/** What a client of a counter calls. */
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { request } from '../../runtime/request';
import { CounterOperation } from './protocol';

export class CounterReading {
  sequence: u32 = 0;
  expected: u32 = 0;
  missed: u32 = 0;
  late: u32 = 0;
}

const message = new Message();

export function readCounter(counter: u32, reading: CounterReading): Status {
  message.label = CounterOperation.query;
  const status = request(counter, message);
  if (status !== Status.ok) return status;
  reading.sequence = message.m0;
  reading.expected = message.m1;
  reading.missed = message.m2;
  reading.late = message.m3;
  return Status.ok;
}
