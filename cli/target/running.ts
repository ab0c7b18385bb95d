/**
 * Which systems this user has running, and how to look into one: `dump`, `trace` and `report --live` attach to what `run` or
 * `debug` has started in another terminal. A system is announced by a file in the cache, named by the process that keeps it; a file
 * that such a process has left behind by dying is removed by whoever finds it.
 *
 * Whoever looks inside reads memory by what the ELF says of it. So the announcement tells the ELF's bytes, too, and nobody attaches
 * once a build has replaced them: what he saw would be wrong, and would not look it.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../errors';
import { CACHE, shown } from '../paths';
import type { Board, Kind } from './board';
import type { Image } from './image';
import { startBoard, type StartOptions } from './start';
import { serveVisitors, Visitor } from './visitors';

export interface Announcement {
  /** The process that keeps the board. */
  readonly processId: number;
  readonly kind: Kind;
  readonly elf: string;
  /** SHA-256 of the ELF when the system was started. */
  readonly elfHash: string;
  /** The system file or ELF, as an absolute path. */
  readonly system: string;
  /** Unix socket of {@link serveVisitors}. */
  readonly socket: string;
  /** TCP port of the loopback interface where a debugger can attach, if there is one. */
  readonly debugPort?: number;
}

/** A running system, from another process. */
export interface Attachment extends Visitor {
  readonly announcement: Announcement;
}

const FOLDER = path.join(CACHE, 'running');

/** As {@link startBoard}, for others to {@link attach} to. */
export async function startAnnounced(kind: Kind, image: Image, options: StartOptions = {}): Promise<Board> {
  // Of what is started: a build may replace it at any moment from here on.
  const elfHash = hashOf(image.elf);
  const board = await startBoard(kind, image, options);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-'));
  const socket = path.join(folder, 'visitors');
  const file = path.join(FOLDER, `${process.pid}.json`);
  const leaveNothing = (): void => {
    rmSync(file, { force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', leaveNothing);
  const server = await serveVisitors(board, socket);
  void board.ended.then(() => {
    server.close();
    process.off('exit', leaveNothing);
    leaveNothing();
  });
  const { debugPort } = options;
  const announcement: Announcement = {
    ...{ processId: process.pid, kind, elf: image.elf, elfHash, system: path.resolve(image.system), socket },
    ...(debugPort !== undefined && { debugPort }),
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(announcement));
  return board;
}

/**
 * Attaches to the only system that runs, or to the one that `selector` names: its system file, that file's name without `.ts`, or
 * the number of the process that runs it.
 */
export async function attach(selector?: string, folder = FOLDER): Promise<Attachment> {
  const found: Attachment[] = [];
  for (const [file, announcement] of announcements(folder)) {
    const visitor = await Visitor.connect(announcement.socket).catch(() => undefined);
    if (visitor) found.push(Object.assign(visitor, { announcement }));
    else rmSync(file, { force: true });
  }
  const chosen = found.filter(
    ({ announcement }) => selector === undefined || isNamed(announcement, selector),
  );
  const [only, another] = chosen;
  for (const other of found) if (other !== only || another) other.close();
  if (!only || another) throw new UserError(explain(found, chosen, selector));
  const { announcement } = only;
  if (hashOf(announcement.elf) === announcement.elfHash) return only;
  only.close();
  throw new UserError(
    `${shown(announcement.elf)} is not what runs any more: it was built anew or removed since process ${announcement.processId} started it. ` +
      `End that and start ${shown(announcement.system)} again; then what runs and what is known of it are the same.`,
  );
}

/** Of a file that is not there: nothing. */
function hashOf(file: string): string {
  if (!existsSync(file)) return '';
  return createHash('sha256').update(readFileSync(file, 'latin1'), 'latin1').digest('hex');
}

/** With the files that they stand in. */
function announcements(folder: string): [string, Announcement][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name): [string, Announcement][] => {
    const file = path.join(folder, name);
    try {
      return [[file, JSON.parse(readFileSync(file, 'utf8')) as Announcement]];
    } catch {
      return []; // It has just gone, or is just being written.
    }
  });
}

function isNamed({ processId, system, elf }: Announcement, selector: string): boolean {
  const file = path.resolve(selector);
  const name = path.basename(system, path.extname(system));
  return selector === String(processId) || selector === name || file === system || file === elf;
}

function explain(found: readonly Attachment[], chosen: readonly Attachment[], selector?: string): string {
  if (found.length === 0)
    return "no system is running; start one in another terminal with 'npx conductor run'";
  const list = (chosen.length > 0 ? chosen : found).map(({ announcement: { processId, kind, system } }) => `  ${processId}: ${shown(system)} (${kind})`); // prettier-ignore
  const what =
    chosen.length > 0 ? 'several systems are running' : `no running system is called '${selector}'`;
  return [`${what}; name one by its file or by the number before it:`, ...list].join('\n');
}
