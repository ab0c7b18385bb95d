/** What the caller of a step has in its memory: arguments that are too long for registers, and bytes to lend and copy. */
import { Right } from '../../../src/abi/capability';
import { NO_SLOT, Operation } from '../../../src/abi/operation';
import { SPAWN_CAPABILITIES } from '../../../src/abi/process';
import type { Random } from '../../fuzz/random';
import type { Registers, Thread, World } from '../reference';

const CAPABILITY_WORDS = 3;
const REGISTER_WORDS = 17;

/** What the caller has in its memory for the call. */
export function memoryFor(
  world: World,
  registers: Registers,
  random: Random,
): { input?: number[]; fill?: number } {
  const thread = world.running;
  if (!thread) return {};
  const [, operation, , direction] = registers;
  if (operation === Operation.callLending || operation === Operation.leaseCopy)
    return { fill: random.below(256) };
  if (operation === Operation.spawn) return { input: spawnRequest(thread, random) };
  if (operation !== Operation.exceptionRegisters || direction !== 1) return {};
  const input = Array.from({ length: REGISTER_WORDS }, () => random.below(1000));
  input[REGISTER_WORDS - 2] = thread.process.plan.entry + random.below(64);
  return { input };
}

/** The words of a `SpawnRequest`: what is given away is mostly there, and where it goes mostly free. */
function spawnRequest({ process, priority }: Thread, random: Random): number[] {
  const { space } = process;
  const free = space.flatMap((capability, slot) => (capability ? [] : [slot]));
  const held = space.flatMap((capability, slot) => (capability ? [slot] : []));
  const own = (): number => (random.oneIn(3) || free.length === 0 ? NO_SLOT : random.pick(free));
  const count = random.below(4);
  const gifts = Array.from({ length: SPAWN_CAPABILITIES }, (_, number) => {
    const source = random.oneIn(10) || held.length === 0 ? random.below(20) : random.pick(held);
    const rights = (space[source]?.rights ?? 0) & ~Right.receive;
    const destination = random.oneIn(10) ? random.below(16) : 8 + number;
    const given = random.oneIn(8) ? random.below(64) : rights & random.bits();
    return [source | (destination << 16), given, random.pick([0, 0, 0, 1, 5])];
  });
  const words = [
    random.between(priority, random.oneIn(10) ? 33 : 20),
    1024,
    own(),
    own(),
    random.oneIn(20) ? 5 : count,
  ];
  return [...words, ...gifts.flat()].slice(0, words.length + CAPABILITY_WORDS * SPAWN_CAPABILITIES);
}
