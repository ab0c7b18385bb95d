/** What the director is told on the console: `seed calls`, in decimal. */
import { NO_LINE, readLine } from '../../../../src/framework/console-lines';
import { console } from './main';

class Order {
  seed: u32 = 1;
  calls: u32 = 0;
}

export const order = new Order();

const LINE = 64;
const DIGIT_ZERO = 0x30;

const line = array(u8, LINE);

export function readOrder(): void {
  const length = readLine(console, 'fuzz> ', line);
  assert(length !== NO_LINE, 'director: no order');
  const end = numberEnd(0, length);
  order.seed = numberIn(0, end);
  order.calls = numberIn(end + 1, numberEnd(end + 1, length));
}

function numberEnd(start: u32, length: u32): u32 {
  let end = start;
  while (end < length && isDigit(line[end])) end++;
  return end;
}

function numberIn(start: u32, end: u32): u32 {
  let value: u32 = 0;
  for (let index = start; index < end; index++) value = value * 10 + u32(line[index] - DIGIT_ZERO);
  return value;
}

function isDigit(byte: u8): bool {
  return byte >= DIGIT_ZERO && byte < DIGIT_ZERO + 10;
}
