/**
 * What has been typed and nobody has read yet.
 *
 * Input that nobody waits for stays here, unechoed, so that it appears behind the prompt it answers. While there is no room the
 * interrupt stays masked: a sender that can wait loses nothing.
 */
import { acknowledgeInterrupt } from '../../runtime/notifications';
import { Ring } from '../../runtime/ring';
import { Grant } from './main';
import { NO_BYTE, receiveByte } from './uart';

const input = new Ring<u8, 256>();
/** The interrupt is masked because `input` was full. */
let throttled: bool = false;

export function hasInput(): bool {
  return !input.isEmpty();
}

/** The oldest byte; there is one. It may make room for what waits in the device. */
export function takeInput(): u8 {
  const byte = input.take();
  if (throttled) receiveInput();
  return byte;
}

/** Takes what the device has. */
export function receiveInput(): void {
  while (!input.isFull()) {
    const byte = receiveByte();
    if (byte === NO_BYTE) {
      throttled = false;
      acknowledgeInterrupt(Grant.line);
      return;
    }
    input.push(u8(byte));
  }
  throttled = true;
}
