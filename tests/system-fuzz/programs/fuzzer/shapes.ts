/**
 * What the arguments of each call mean, so that most random calls get past the first check. The generator draws a value that
 * fits the meaning, and now and then one that does not.
 */
export enum Kind {
  /** Any word: the call doesn't look at it, or passes it on. */
  word = 0,
  // Slots
  endpoint = 1,
  receiver = 2,
  notification = 3,
  interrupt = 4,
  process = 5,
  creator = 6,
  system = 7,
  thread = 8,
  region = 9,
  clock = 10,
  used = 11,
  derived = 12,
  free = 13,
  transferred = 14,
  handler = 15,
  // Callers
  token = 16,
  replyTo = 17,
  // Numbers
  timeout = 18,
  label = 19,
  badge = 20,
  bits = 21,
  rights = 22,
  offset = 23,
  direction = 24,
  period = 25,
  small = 26,
  action = 27,
  priority = 28,
  bytes = 29,
  access = 30,
  processIndex = 31,
  // Memory
  lentAddress = 32,
  lentExtent = 33,
  address = 34,
  length = 35,
  entry = 36,
  spawnRequest = 37,
  poolAddress = 38,
  /** A timeout of a call: a peer answers, or dies, or was never there. */
  patience = 39,
}

/** The kinds of r4 and r6-r11, and how rarely the call is made: once in so many times that it is drawn. */
export class Shape {
  slot: Kind = Kind.word;
  a: Kind = Kind.word;
  b: Kind = Kind.word;
  m0: Kind = Kind.word;
  m1: Kind = Kind.word;
  m2: Kind = Kind.word;
  m3: Kind = Kind.word;
  rarity: u8 = 1;
}

/** In the order of Operation. */
export const SHAPES = table(Shape, [
  // Messages
  { slot: Kind.endpoint, a: Kind.patience, b: Kind.label },
  { slot: Kind.receiver, a: Kind.replyTo, b: Kind.label, rarity: 3 },
  {
    slot: Kind.endpoint,
    a: Kind.patience,
    b: Kind.label,
    m2: Kind.lentAddress,
    m3: Kind.lentExtent,
  },
  { slot: Kind.token, a: Kind.offset, b: Kind.direction, m0: Kind.address, m1: Kind.length },
  { slot: Kind.notification, a: Kind.bits },
  { rarity: 2 },
  { a: Kind.timeout, b: Kind.bits },
  { slot: Kind.receiver, a: Kind.timeout, b: Kind.badge },
  { slot: Kind.replyTo, b: Kind.label },
  { slot: Kind.endpoint, a: Kind.timeout, b: Kind.label },
  { slot: Kind.endpoint, b: Kind.label },
  { slot: Kind.endpoint, a: Kind.timeout, b: Kind.label, m3: Kind.transferred },
  { slot: Kind.replyTo, b: Kind.label, m3: Kind.transferred },
  { a: Kind.free },
  { slot: Kind.token, a: Kind.word, rarity: 8 },
  // Capabilities
  { slot: Kind.used },
  { slot: Kind.used, a: Kind.free },
  { slot: Kind.used, a: Kind.free, b: Kind.rights, m0: Kind.badge },
  { slot: Kind.derived, a: Kind.free },
  { slot: Kind.derived },
  { slot: Kind.derived },
  { slot: Kind.used },
  { slot: Kind.token, a: Kind.free },
  // Time and interrupts
  { slot: Kind.clock },
  { slot: Kind.clock, a: Kind.word, b: Kind.small, m0: Kind.period, m1: Kind.bits },
  { slot: Kind.interrupt },
  { slot: Kind.interrupt },
  // Processes and threads
  { a: Kind.word, rarity: 255 },
  { slot: Kind.process, a: Kind.processIndex, b: Kind.address },
  { slot: Kind.process, a: Kind.processIndex, b: Kind.action, m0: Kind.word, rarity: 8 },
  { slot: Kind.process, a: Kind.address },
  { slot: Kind.creator, a: Kind.processIndex, b: Kind.spawnRequest, rarity: 2 },
  { slot: Kind.process, a: Kind.processIndex, b: Kind.timeout },
  { a: Kind.entry, b: Kind.word, m0: Kind.priority, m1: Kind.free, rarity: 4 },
  { slot: Kind.thread, a: Kind.action, b: Kind.priority },
  { rarity: 255 },
  { slot: Kind.process, a: Kind.processIndex, b: Kind.handler, rarity: 4 },
  { slot: Kind.token, a: Kind.address, b: Kind.direction },
  // Memory
  { a: Kind.bytes, b: Kind.poolAddress, m0: Kind.free },
  { slot: Kind.region, a: Kind.access },
  { slot: Kind.region },
  // The system
  { slot: Kind.system, a: Kind.small, b: Kind.address, m0: Kind.small },
  { slot: Kind.system, a: Kind.small, b: Kind.word },
]);
