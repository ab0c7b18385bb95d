/** What the fuzzer spawns: answers calls for a while, then ends. */
import { Status } from '../../../src/abi/status';
import { Message } from '../../../src/runtime/message';
import { receive, reply } from '../../../src/runtime/messages';
import { exit } from '../../../src/runtime/processes';

export enum Grant {
  requests = 0,
}

const PATIENCE = 100;
const TURNS = 3;

const message = new Message();

export function main(): void {
  for (let turn: u32 = 0; turn < TURNS; turn++) {
    if (receive(Grant.requests, message, PATIENCE) === Status.ok) reply(message);
  }
  exit(3);
}
