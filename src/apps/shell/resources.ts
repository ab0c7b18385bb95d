/** `resources`: who holds what, and who waits for it. */
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { LockMode, NAMED_PROCESSES, ResourceInformation } from '../../interfaces/resources';
import { Words } from '../../runtime/words';
import { resources } from './connections';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

const KIND_COLUMN = 17;
const MODE_COLUMN = 25;
const HOLDERS_COLUMN = 36;
const WAITING_COLUMN = 56;

const found = new ResourceInformation();

export function listResources(_words: Words): void {
  let index: u32 = 0;
  let error = resources.list(index, found);
  if (error === ResourcesError.none) say('NAME             KIND    MODE       HELD BY             WAITING');
  while (error === ResourcesError.none) {
    showResource();
    index++;
    error = resources.list(index, found);
  }
  if (error !== ResourcesError.unknown) say('resources: the manager does not answer');
}

function showResource(): void {
  line.name(found.name);
  line.column(KIND_COLUMN);
  line.text(found.isDevice ? 'device' : 'name');
  line.column(MODE_COLUMN);
  line.text(modeName(found.mode));
  line.column(HOLDERS_COLUMN);
  writeProcesses(found.holders, found.holderCount);
  if (found.waitingCount !== 0) {
    line.column(WAITING_COLUMN);
    writeProcesses(found.waiting, found.waitingCount);
  }
  show();
}

function modeName(mode: LockMode): string {
  switch (mode) {
    case LockMode.shared:
      return 'shared';
    case LockMode.exclusive:
      return 'exclusive';
    default:
      return 'free';
  }
}

/** The first of them by name, and how many more there are. */
function writeProcesses(processes: ReadonlySpan<u8>, count: u32): void {
  const named = minU32(count, NAMED_PROCESSES);
  for (let position: u32 = 0; position < named; position++) {
    if (position > 0) line.byte(0x2c);
    if (inspect(processes[position])) line.name(information.name);
    else line.decimal(processes[position]);
  }
  if (count <= named) return;
  line.text(' +');
  line.decimal(count - named);
}
