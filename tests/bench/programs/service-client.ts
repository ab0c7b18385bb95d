/**
 * A typed call of a service (`src/apps/pong`): 16 bytes each way through stub, kernel, framework and dispatch, end to end. What
 * lies between the two marks is what a client pays; every answer is checked.
 */
import { FOREVER } from '../../../src/abi/operation';
import { PongClient, PongError } from '../../../src/interfaces/generated/pong-client';
import { Words } from '../../../src/interfaces/pong';
import { wait } from '../../../src/runtime/notifications';

export enum Grant {
  pong = 0,
}

const ROUNDS = 100;

const pong = new PongClient();
const ball = new Words();
const back = new Words();

export function main(): void {
  pong.connection.open(Grant.pong);
  assert(pong.exchange(ball, back) === PongError.none, 'connect');
  for (let round: u32 = 0; round < ROUNDS; round++) {
    ball.first = round;
    ball.second = round << 8;
    ball.third = round << 16;
    ball.fourth = round << 24;
    serviceCallBegins();
    const error = pong.exchange(ball, back);
    serviceCallEnded();
    assert(error === PongError.none, 'call');
    assert(back.first === ~round && back.second === ~(round << 8), 'first words');
    assert(back.third === ~(round << 16) && back.fourth === ~(round << 24), 'last words');
  }
  wait(1, FOREVER);
}

/** @noinline @used */
function serviceCallBegins(): void {
  barrier();
}

/** @noinline @used */
function serviceCallEnded(): void {
  barrier();
}
