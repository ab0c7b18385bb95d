/** The resource manager, as the console asks it. A system without one grants the console its device. */
import { ResourcesClient } from '../../interfaces/generated/resources-client';
import { Grant } from './main';

/** Microseconds that it has to answer. */
const PATIENCE = 1_000_000;

export const resources = new ResourcesClient();

export function prepareManager(): void {
  resources.connection.open(Grant.resources);
  resources.connection.timeout = PATIENCE;
}
