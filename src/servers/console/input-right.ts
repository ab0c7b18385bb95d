/** Who may read lines is a resource: whoever holds it exclusively, and while nobody does, anybody. */
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { ResourceHandle } from '../../interfaces/resources';
import { INPUT_RESOURCE } from '../../interfaces/console';
import { ignore } from '../../runtime/service/ignore';
import { resources } from './manager';

const input = new ResourceHandle();

/** Without a resource manager anybody may read. */
export function registerInput(): void {
  ignore(resources.register(textBytes(INPUT_RESOURCE), input));
}

/** Whether another process than this holds it. */
export function isReserved(process: u32): bool {
  return resources.check(input.number, process) === ResourcesError.busy;
}
