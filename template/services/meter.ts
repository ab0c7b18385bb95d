/** The meter: a service that keeps the last samples of its clients. They live as long as it does. */
import { NO_SLOT } from 'conductor/abi/operation';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
} from 'conductor/framework/server';
import type { Message } from 'conductor/runtime/message';
import type { Answer } from 'conductor/runtime/service/answer';
import { Caller } from 'conductor/runtime/service/caller';
import { dispatchMeter, METER, MeterError, type MeterService } from '../interfaces/generated/meter-server';
import { Reading } from '../interfaces/meter';

/** Every service begins with these slots; `service()` in the system file fills them. */
export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
}

const WINDOW = 8;

/** The last samples; once there are {@link WINDOW} of them, each new one takes the place of the oldest. */
const samples = array(u16, WINDOW);
let count: u32 = 0;
/** Where the next one goes. */
let next: u32 = 0;

const service: MeterService = { add, read, clear };

const server: Server = {
  description: METER,
  acceptSlot: NO_SLOT,
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

/** Exported for its tests, which ask as a client does. */
export function request(message: Message): Answer {
  return dispatchMeter(message, service);
}

function add(_caller: Caller, sample: u16): MeterError {
  samples[next] = sample;
  next = (next + 1) % WINDOW;
  count = minU32(count + 1, WINDOW);
  return MeterError.none;
}

function read(_caller: Caller, reading: Reading): MeterError {
  if (count === 0) return MeterError.empty;
  let sum: u32 = 0;
  reading.least = samples[0];
  for (const sample of span(samples, 0, count)) {
    sum += sample;
    if (sample < reading.least) reading.least = sample;
    if (sample > reading.most) reading.most = sample;
  }
  reading.mean = u16(sum / count);
  reading.count = count;
  return MeterError.none;
}

function clear(_caller: Caller): MeterError {
  count = 0;
  next = 0;
  return MeterError.none;
}
