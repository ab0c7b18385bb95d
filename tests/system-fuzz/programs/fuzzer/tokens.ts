/** The callers that wait for the fuzzer's answer, as far as it remembers. */
import { TOKEN, TOKEN_TRANSFERRED } from '../../../../src/abi/operation';
import { randomBelow, randomBits } from '../random';

const REMEMBERED = 4;
const tokens = array(u32, REMEMBERED);
let next: u32 = 0;

export function remember(token: u32): void {
  if (token === 0) return;
  tokens[next % REMEMBERED] = token & ~u32(TOKEN_TRANSFERRED);
  next++;
}

/** The latest, mostly: older ones have been answered. */
export function drawToken(): u32 {
  const chance = randomBelow(16);
  if (chance === 0) return randomBits() | u32(TOKEN);
  if (chance < 4) return tokens[randomBelow(REMEMBERED)];
  return latest();
}

export function latest(): u32 {
  return tokens[(next - 1) % REMEMBERED];
}
