/** `registry`: who has registered which interface, and whether it answers. */
import { ServerState } from '../../framework/state';
import { RegistryError } from '../../interfaces/generated/registry-client';
import { RegisteredService } from '../../interfaces/registry';
import { Words } from '../../runtime/words';
import { registry } from './connections';
import { line, say, show } from './terminal';

const INTERFACE_COLUMN = 16;
const VERSION_WIDTH = 8;
const DOT = 0x2e;

const service = new RegisteredService();

export function listRegistered(_words: Words): void {
  let error: RegistryError = registry.list(0, service);
  if (error === RegistryError.none) say('SERVICE         INTERFACE   VERSION  HEALTH');
  for (let index: u32 = 1; error === RegistryError.none; index++) {
    showService();
    error = registry.list(index, service);
  }
  if (error !== RegistryError.nothing) say('registry: it does not answer');
}

/** `pong            0x5f0f9a21     1.0  answers`. */
function showService(): void {
  line.name(service.name);
  line.column(INTERFACE_COLUMN);
  line.hexadecimal(service.interface, 8);
  const start = line.length;
  line.decimal(service.version >>> 16);
  line.byte(DOT);
  line.decimal(service.version & 0xffff);
  line.right(start, VERSION_WIDTH);
  line.text('  ');
  showHealth();
  show();
}

function showHealth(): void {
  if (service.missed > 1 || !service.available) {
    line.text('silent for ');
    line.decimal(service.missed);
    line.text(' checks');
  } else if (service.state === ServerState.running) line.text('answers');
  else line.text('not asked yet');
}
