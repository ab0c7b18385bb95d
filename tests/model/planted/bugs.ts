/** Bugs that a kernel could well have, as changes of its source. Each has to be noticed by the comparison with the model. */
import type { Substitution } from '../host/kernel';

const change = (file: string, from: string, to: string): Substitution => ({
  file: `src/kernel/${file}.ts`,
  replace: [[from, to]],
});

export const PLANTED_BUGS: Readonly<Record<string, Substitution>> = {
  'a lost wake-up: only all the bits of a mask wake': change(
    'thread/notification',
    '(bits & target.frame.b) !== 0',
    '(bits & target.frame.b) === target.frame.b',
  ),
  'a skipped check of rights': change(
    'capability/capability',
    'detailOf(place).rights)) === 0 ? Status.ok : Status.insufficientRights',
    'detailOf(place).rights)) === 0 ? Status.ok : Status.ok',
  ),
  'a stale generation that is still good': change(
    'message/target',
    'callKey === endpoint.key ? Status.ok : Status.restarted',
    'callKey === endpoint.key ? Status.ok : Status.ok',
  ),
  'lost inheritance: a server keeps its own priority': change(
    'message/reply',
    '  server.callers = caller;\n  refresh(server);',
    '  server.callers = caller;',
  ),
  'a priority that is kept when the call has ended': change(
    'message/reply',
    '  caller.token = nextToken(caller.token);\n  refresh(server);',
    '  caller.token = nextToken(caller.token);',
  ),
  'a token that is good for the next call, too': change(
    'message/reply',
    'caller.token = nextToken(caller.token);',
    'caller.token = caller.token;',
  ),
  'a badge that can be minted away': change(
    'capability/authority',
    'slotOf(place).badge = badge;',
    'slotOf(place).badge = 0;',
  ),
  'a revocation that misses grandchildren': change('capability/derivation', 'detailOf(next).depth -= 1;', 'detailOf(next).depth -= 2;'), // prettier-ignore
  'a second capability to answer the same call': change(
    'calls/save-reply',
    '!== 0) return Status.busy',
    '=== 0xffff) return Status.busy',
  ),
  'a timeout that leaves its entry in the queue': change(
    'thread/wait',
    'dequeue(thread);',
    'thread.endpoint = null;',
  ),
  'bits outside the mask taken with the others': change(
    'thread/notification',
    'thread.notifications & mask;',
    'thread.notifications;',
  ),
  'a port that takes one message too many': change(
    'message/port',
    'endpoint.posted >= endpoint.portCapacity',
    'endpoint.posted > endpoint.portCapacity',
  ),
  'a lease that lends one byte too many': change(
    'message/lease',
    'length > lent - offset',
    'length > lent - offset + 1',
  ),
  'a lease copied the wrong way round': change(
    'calls/lease-copy',
    'if (frame.b === LeaseDirection.fromClient) copyBytes',
    'if (frame.b !== LeaseDirection.fromClient) copyBytes',
  ),
  'a handler that may not resume': change(
    'fault/exception',
    'if (label === EXCEPTION_RESUME) handTurn(thread);',
    'if (label !== EXCEPTION_RESUME) handTurn(thread);',
  ),
  'a process that spawn gives rights which its maker has not': change(
    'capability/minting',
    '(rights & ~allowed) !== 0) return',
    '(rights & ~allowed & rights & 1) !== 0) return',
  ),
  'a spawned process that lives twice': change('process/spawn', ' && !processes[i].alive)', ')'),
  'a life that keeps its exception handler': change(
    'process/lifecycle',
    '  process.exceptionHandler = NO_PLACE;\n',
    '',
  ),
  'a line that two processes drive': change(
    'interrupt',
    'if (interrupt.thread !== null && interrupt.thread !== driver) return Status.busy;',
    '',
  ),
  'a line that its driver keeps when it has lost it': change(
    'capability/removal',
    '(rights & Right.acknowledge) === 0)',
    '(rights & Right.acknowledge) === 1)',
  ),
  'the right to receive given away with a message': change(
    'capability/transfer',
    'const TRANSFERABLE = ~Right.receive;',
    'const TRANSFERABLE = ~Right.acknowledge;',
  ),
};
