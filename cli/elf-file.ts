/**
 * Whether a file that a user names is an ELF at all, and a whole one. Asked before it is given to anything else: tools and simulators
 * take what is none in their own ways, down to executing its bytes.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { messageOf, UserError } from './errors';
import { shown } from './paths';

const MAGIC = 0x7f454c46;
/** Of 32 bits. */
const CLASS = 1;
const HEADER_SIZE = 52;
/** Places in the header that say where the table of sections is, which is the end of what linkers write. */
const TABLE = { start: 32, entrySize: 46, count: 48 };

export function requireElf(file: string): void {
  const { header, size } = beginningOf(file);
  if (header.getUint32(0) === MAGIC && header.getUint8(4) === CLASS && size >= endOf(header)) return;
  throw new UserError(
    `${shown(file)} is not an ELF file, or only a part of one; 'npx conductor build' says where it writes that of a system`,
  );
}

function endOf(header: DataView): number {
  const [entrySize, count] = [header.getUint16(TABLE.entrySize, true), header.getUint16(TABLE.count, true)];
  return header.getUint32(TABLE.start, true) + entrySize * count;
}

/** Filled up with zeros where the file has no whole header. */
function beginningOf(file: string): { header: DataView; size: number } {
  try {
    return readBeginning(openSync(file, 'r'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UserError(
      isAbsent ? `there is no file ${shown(file)}` : `${shown(file)} can't be read: ${messageOf(error)}`,
    );
  }
}

function readBeginning(descriptor: number): { header: DataView; size: number } {
  try {
    const header = new DataView(new ArrayBuffer(HEADER_SIZE));
    readSync(descriptor, header, 0, HEADER_SIZE, 0);
    return { header, size: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}
