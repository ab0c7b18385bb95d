/** The shell is the only one that reads what is typed: it holds the console's input. */
import { FOREVER } from '../../abi/operation';
import { INPUT_RESOURCE } from '../../interfaces/console';
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { LockMode, ResourceHandle } from '../../interfaces/resources';
import { ignore } from '../../runtime/service/ignore';
import { resources } from './connections';

const input = new ResourceHandle();

/** Before each line, because a resource manager that began anew knows of nothing; waits while another process holds it. */
export function holdInput(): void {
  if (resources.request(textBytes(INPUT_RESOURCE), input) !== ResourcesError.none) return;
  // Without it the console decides who may read.
  ignore(resources.lock(input.number, LockMode.exclusive, FOREVER));
}
