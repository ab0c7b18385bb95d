/** Who may read lines is a resource: whoever holds it exclusively, and while nobody does, anybody. */
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { ResourceHandle } from '../../interfaces/resources';
import { INPUT_RESOURCE } from '../../interfaces/console';
import { resources } from './manager';

const input = new ResourceHandle();
let isRegistered: bool = false;

/** Without a resource manager, or while another process has the name, anybody may read. */
export function registerInput(): void {
  isRegistered = resources.register(textBytes(INPUT_RESOURCE), input) === ResourcesError.none;
}

/** Whether another process than this holds it. */
export function isReserved(process: u32): bool {
  return isRegistered && resources.check(input.number, process) === ResourcesError.busy;
}
