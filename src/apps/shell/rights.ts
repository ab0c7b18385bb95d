/** Rights as words: `send,grant`. */
import { Right } from '../../abi/capability';
import { equalsText } from '../../runtime/words';
import { line } from './terminal';

class RightName {
  right: Right = Right.send;
  name: string = '';
}

const NAMES = table(RightName, [
  { right: Right.send, name: 'send' },
  { right: Right.receive, name: 'receive' },
  { right: Right.acknowledge, name: 'acknowledge' },
  { right: Right.inspect, name: 'inspect' },
  { right: Right.control, name: 'control' },
  { right: Right.grant, name: 'grant' },
  { right: Right.create, name: 'create' },
  { right: Right.read, name: 'read' },
  { right: Right.write, name: 'write' },
]);

const COMMA = 0x2c;

/** What {@link parseRights} gives for words that are no rights. */
export const NO_RIGHTS = 0;

export function writeRights(rights: u32): void {
  let first = true;
  for (const item of NAMES) {
    if ((rights & item.right) === 0) continue;
    if (!first) line.byte(COMMA);
    line.text(item.name);
    first = false;
  }
  if (first) line.byte(0x2d);
}

/** The bits of rights that are named with commas between them, or NO_RIGHTS. */
export function parseRights(words: ReadonlySpan<u8>): u32 {
  let rights: u32 = 0;
  let start: u32 = 0;
  while (start <= words.length) {
    let end = start;
    while (end < words.length && words[end] !== COMMA) end++;
    const right = rightCalled(readonlySpan(words, start, end - start));
    if (right === NO_RIGHTS) return NO_RIGHTS;
    rights |= right;
    start = end + 1;
  }
  return rights;
}

function rightCalled(word: ReadonlySpan<u8>): u32 {
  for (const item of NAMES) {
    if (equalsText(word, item.name)) return item.right;
  }
  return NO_RIGHTS;
}
