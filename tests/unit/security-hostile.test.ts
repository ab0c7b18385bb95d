/** A client that sends anything at all to the security service, as the kernel would deliver it. */
import fc from 'fast-check';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { SecurityError } from '../../src/interfaces/generated/security-client';
import { Action, Resource } from '../../src/interfaces/permissions';
import { Message } from '../../src/runtime/message';
import { Answer } from '../../src/runtime/service/answer';
import { accessCount, accessEntry } from '../../src/servers/security/access-lists';
import { CAPACITY, position } from '../../src/servers/security/audit-log';
import { request } from '../../src/servers/security/main';
import { OPERATOR, PANEL, SecurityWorld, SHELL, TRAINEE } from './support/security-world';

const TOKEN = 0x8000_0007;
const METHODS = 14;
const CHECK = 1;
const KNOWN = Object.values(SecurityError).filter((each) => typeof each === 'number');

const message = new Message();

/** Small, near a limit, or anything. */
const word = fc.oneof(
  fc.nat(20),
  fc.constantFrom(63, 64, 65, 80, 127, 128, 129, 255, 256, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
/** The word of a lease: a length, and a right to read or write. */
const lease = fc.oneof(
  word,
  fc.tuple(fc.nat(100), fc.nat(3)).map(([length, right]) => (length | (right << 30)) >>> 0),
);
const text = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('operator', 'operatorguess', 'trainee'));

const sent = fc.record({
  label: fc.oneof(fc.nat(METHODS + 2), word),
  token: fc.constantFrom(TOKEN, TOKEN, TOKEN, 0),
  words: fc.tuple(word, word, word, lease),
  lent: text,
});

/** All lists, as text. */
function lists(): string {
  const entries = Array.from({ length: accessCount() }, (_, index) => {
    const { resource, subject, actions } = accessEntry(index);
    return [resource, subject, actions].join(' ');
  });
  return entries.join('\n');
}

test('it is answered with a documented error, and nobody gets or loses anything', () => {
  const property = fc.property(fc.array(sent, { maxLength: 60 }), (messages) => {
    host.reset();
    const world = new SecurityWorld();
    world.kernel.on(Operation.createThread, () => Status.ok);
    const before = lists();
    expect(before).toContain('0 128 3');
    for (const {
      label,
      token,
      words: [m0, m1, m2, m3],
      lent,
    } of messages) {
      world.kernel.lent.set(token, new Uint8Array(Buffer.from(lent, 'latin1')));
      Object.assign(message, { label, badge: SHELL + 1, token, m0, m1, m2, m3 });
      if (request(message) === Answer.now) expect(KNOWN).toContain(message.label);
      if (label !== CHECK) expect([OPERATOR, TRAINEE]).not.toContain(world.who(SHELL));
    }
    expect(lists()).toBe(before);
    expect(position.count).toBeLessThanOrEqual(CAPACITY);
    expect(world.may(SHELL, Resource.processes, Action.control)).toBe(false);
    expect(world.may(PANEL, Resource.processes, Action.control)).toBe(true);
  });
  fc.assert(property, { seed: 4, numRuns: 200 });
});
