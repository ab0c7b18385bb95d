/**
 * How long a process that crashes again and again stays down in between.
 *
 * One crash soon after a start is no loop yet: the process is started at once. From the second on the pause doubles, up to a
 * bound; and it is at least so long that what the last life took of the processor is less than 5 % of life and pause.
 */
const FIRST_PAUSE = 100_000n;
const LONGEST_PAUSE = 5_000_000n;
/** Pauses are that many times the processor time of the life before: 19 would be 5 %, and what a start takes comes on top. */
const CALM = 25n;

/** Microseconds, after the `loop`-th crash of a loop, whose life took `cpuTime`. */
export function pauseAfter(loop: u32, cpuTime: u64): u64 {
  if (loop < 2) return 0n;
  let pause: u64 = FIRST_PAUSE;
  for (let crash: u32 = 2; crash < loop && pause < LONGEST_PAUSE; crash++) pause *= 2n;
  if (pause > LONGEST_PAUSE) pause = LONGEST_PAUSE;
  const owed = cpuTime * CALM;
  return owed > pause ? owed : pause;
}
