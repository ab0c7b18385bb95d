/** What the supervisor knows of the lives of processes: `services`; and who depends on whom: `deps`. */
import { SupervisorError } from '../../interfaces/generated/supervisor-client';
import { ServiceInformation, ServiceState } from '../../interfaces/supervisor';
import { Words } from '../../runtime/words';
import { supervisor } from './connections';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

const service = new ServiceInformation();

const STATE_COLUMN = 17;
const KIND_COLUMN = 41;
const NUMBERS_COLUMN = 51;
const DEPENDENCIES_COLUMN = 17;

export function listServices(_words: Words): void {
  say('NAME             STATE                   KIND      RESTARTS CRASHES READY ms');
  for (let process: u32 = 0; isKnown(process); process++) {
    line.name(information.name);
    line.column(STATE_COLUMN);
    showState();
    line.column(KIND_COLUMN);
    if (service.essential) line.text('essential');
    line.column(NUMBERS_COLUMN);
    line.decimalRight(service.restarts, 8);
    line.decimalRight(service.crashes, 8);
    if (service.service) showMilliseconds(service.readyAfter, 5);
    show();
  }
}

/** Fills {@link service} and `information` of the process. */
function isKnown(process: u32): bool {
  return inspect(process) && supervisor.inspect(process, service) === SupervisorError.none;
}

/** With one decimal. */
function showMilliseconds(microseconds: u32, width: u32): void {
  line.decimalRight(microseconds / 1000, width);
  line.text('.');
  line.decimal((microseconds / 100) % 10);
}

function showState(): void {
  switch (service.state) {
    case ServiceState.down:
      line.text('down');
      break;
    case ServiceState.waiting:
      line.text('waiting for others');
      break;
    case ServiceState.starting:
      line.text('starting');
      break;
    case ServiceState.ready:
      line.text(service.service ? 'ready' : 'running');
      break;
    case ServiceState.backingOff:
      line.text('starts in ');
      line.decimal(service.pause / 1000);
      line.text(' ms');
      break;
    case ServiceState.failed:
      line.text('failed');
      break;
    case ServiceState.stopped:
      line.text('stopped');
      break;
    case ServiceState.ended:
      line.text('ended');
      break;
    case ServiceState.stopping:
      line.text('stopping');
      break;
  }
}

export function listDependencies(_words: Words): void {
  for (let process: u32 = 0; isKnown(process); process++) {
    line.name(information.name);
    line.column(DEPENDENCIES_COLUMN);
    showNames(service.dependenciesLow, 0);
    showNames(service.dependenciesHigh, 32);
    show();
  }
}

/** Names of the processes of which the bit is set; bit 0 is number `first`. */
function showNames(processes: u32, first: u32): void {
  for (let bits = processes; bits !== 0; bits &= bits - 1) {
    line.byte(0x20);
    if (inspect(first + ctz32(bits))) line.name(information.name);
  }
}
