/** How `rogue` is told what to do. Clients use `client.ts`. */
export enum RogueOperation {
  /** m0: a RogueCase. Lent (read): {@link Targets}. Reply m0: attempts, m1: those that were refused. */
  attempt = 1,
}

export enum RogueError {
  none = 0,
  unknownCase = 1,
  /** No targets were lent. */
  noTargets = 2,
}

/** Addresses that are none of rogue's business: its caller, who may look them up, tells. */
export class Targets {
  kernelMemory: u32 = 0;
  kernelCode: u32 = 0;
  otherMemory: u32 = 0;
  /** Rogue's own memory. */
  memory: u32 = 0;
  memorySize: u32 = 0;
  /** Rogue's process number. */
  process: u32 = 0;
  /** A process of a program that has instances. */
  program: u32 = 0;
}
