/** Starts a system on a kind of target; everything that differs between kinds is behind {@link Board}. */
import { UserError } from '../errors';
import { type Board, type Kind, KINDS, type Target } from './board';
import { HARDWARE } from './hardware/hardware';
import { requireHardware, startOnHardware } from './hardware/start';
import type { Image } from './image';
import { QEMU } from './qemu/qemu';
import { requireQemu, startOnQemu } from './qemu/start';
import { RENODE } from './renode/renode';
import { requireRenode, startOnRenode } from './renode/start';

export interface StartOptions {
  /** Stop at reset and wait for a debugger on this TCP port of the loopback interface. */
  readonly debugPort?: number;
  /** Count time in instructions where the target can ('deterministic'). */
  readonly deterministic?: boolean;
  /** Have {@link Board.poke} and its like ready where the target can ('inject'); in QEMU it costs a little speed. */
  readonly inject?: boolean;
  /** Milliseconds after which the run is ended, as a safety net. */
  readonly timeLimit?: number;
  /** Hardware: the serial port; default: found by USB. */
  readonly serialPort?: string;
  /** Hardware: the OpenOCD to use; default: the one that set-up finds. */
  readonly openocd?: string;
  /** Hardware: serial number of the debug probe, where more than one is connected. */
  readonly probe?: string;
}

/** What starts a kind of target. Fails with a {@link UserError} that says what is missing and where to get it. */
type Start = (image: Image, options: StartOptions) => Promise<Board>;

interface Backend {
  readonly target: Target;
  readonly start: Start;
  /** Fails with what is missing on this machine, and where to get it. */
  readonly require: (serialPort?: string) => Promise<void>;
}

const BACKENDS: Readonly<Partial<Record<Kind, Backend>>> = {
  qemu: { target: QEMU, start: startOnQemu, require: requireQemu },
  renode: { target: RENODE, start: startOnRenode, require: requireRenode },
  hardware: { target: HARDWARE, start: startOnHardware, require: requireHardware },
};

export function startBoard(kind: Kind, image: Image, options: StartOptions = {}): Promise<Board> {
  return backendOf(kind).start(image, options);
}

/** What a kind of target can do. */
export function targetOf(kind: Kind): Target {
  return backendOf(kind).target;
}

/** Fails with what is missing for running systems on this kind of target, and where to get it. */
export function requireTarget(kind: Kind, serialPort?: string): Promise<void> {
  return backendOf(kind).require(serialPort);
}

/** The kinds of this version. */
export function kindsHere(): Kind[] {
  return KINDS.filter((kind) => BACKENDS[kind]);
}

/** The kind that a user named. */
export function kindOf(name: string): Kind {
  const kind = KINDS.find((each) => each === name);
  if (kind && BACKENDS[kind]) return kind;
  throw new UserError(`there is no target '${name}'; this version has ${kindsHere().join(', ')}`);
}

function backendOf(kind: Kind): Backend {
  const backend = BACKENDS[kindOf(kind)];
  if (!backend) throw new Error(`no backend for ${kind}`);
  return backend;
}
