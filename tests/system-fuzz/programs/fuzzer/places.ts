/** Where things are in this system, as far as the fuzzer has to know. */
import { ProcessInformation } from '../../../../src/abi/process';
import { Status } from '../../../../src/abi/status';
import { Message } from '../../../../src/runtime/message';
import { call } from '../../../../src/runtime/messages';
import { processInformation } from '../../../../src/runtime/processes';
import { FOREVER } from '../../../../src/abi/operation';
import { DirectorOperation } from '../protocol';
import { Grant } from './slots';

export class Places {
  /** The fuzzer's own number, and that of the first instance of the worker. */
  self: u32 = 0;
  worker: u32 = 0;
  processCount: u32 = 0;
  /** One past its memory. */
  memoryEnd: u32 = 0;
  /** The lowest address at which a region was ever allocated. */
  poolStart: u32 = 0xffff_ff00;
}

export const places = new Places();

const message = new Message();
const information = new ProcessInformation();

export function findPlaces(): void {
  message.label = DirectorOperation.places;
  assert(call(Grant.director, message, FOREVER) === Status.ok, 'fuzzer: nobody directs');
  places.self = message.m0;
  places.processCount = message.m1;
  places.worker = message.m2;
  processInformation(Grant.processes, places.self, information);
  places.memoryEnd = information.ramBase + information.ramSize;
}

export function noteRegion(address: u32): void {
  if (address < places.poolStart) places.poolStart = address;
}
