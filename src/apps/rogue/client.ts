/** What a client of `rogue` calls. */
import { LeaseRight } from '../../abi/message';
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { requestLending } from '../../runtime/request';
import { RogueOperation, Targets } from './protocol';

export class RogueResult {
  /** A RogueError. */
  error: u32 = 0;
  attempts: u32 = 0;
  refused: u32 = 0;
}

const message = new Message();

/** Has rogue try something. `dead`: it did not survive it. */
export function provoke(rogue: u32, what: u32, targets: Targets, result: RogueResult): Status {
  message.label = RogueOperation.attempt;
  message.m0 = what;
  const status = requestLending(rogue, message, addressOf(targets), sizeof(Targets), LeaseRight.read);
  if (status !== Status.ok) return status;
  result.error = message.label;
  result.attempts = message.m0;
  result.refused = message.m1;
  return Status.ok;
}
