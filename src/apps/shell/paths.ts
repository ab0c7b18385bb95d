/** `ipc`: how many messages took the kernel's fast path, and why the others did not. */
import { PATH_MISS_COUNT, PathMiss, PathStatistics } from '../../abi/system';
import { Status } from '../../abi/status';
import { pathStatistics } from '../../runtime/system';
import { Words } from '../../runtime/words';
import { Grant } from './main';
import { line, say, show } from './terminal';

const MISSES_COLUMN = 44;
/** From here on, a hundred times the number would not fit. */
const LARGE = 40_000_000;

const statistics = new PathStatistics();

export function showPaths(_words: Words): void {
  if (pathStatistics(Grant.system, statistics) !== Status.ok) {
    say('ipc: the kernel refused');
    return;
  }
  let misses: u32 = 0;
  for (const count of statistics.misses) misses += count;
  const all = statistics.hits + misses;
  line.text('fast path: ');
  line.decimal(statistics.hits);
  line.text(' of ');
  line.decimal(all);
  line.text(' messages, ');
  line.decimal(percentage(statistics.hits, all));
  line.text(' %');
  show();
  for (let reason: u32 = 0; reason < PATH_MISS_COUNT; reason++) showMisses(reason as PathMiss);
}

function percentage(part: u32, all: u32): u32 {
  if (all === 0) return 0;
  return all < LARGE ? (part * 100) / all : part / (all / 100);
}

function showMisses(reason: PathMiss): void {
  line.text('  ');
  line.text(reasonName(reason));
  line.column(MISSES_COLUMN);
  line.decimalRight(statistics.misses[reason], 10);
  show();
}

function reasonName(reason: PathMiss): string {
  switch (reason) {
    case PathMiss.capability:
      return 'capability: none, another, or stale';
    case PathMiss.notReceiving:
      return 'receiver: does not wait';
    case PathMiss.deadline:
      return 'deadline: one was given';
    case PathMiss.priority:
      return 'priority: another has to run';
    case PathMiss.floatingPoint:
      return 'floating point: in use';
    case PathMiss.regions:
      return 'regions: more than four';
    case PathMiss.queue:
      return 'queue: others wait';
    case PathMiss.reply:
      return 'reply: to another, or to nobody';
  }
}
