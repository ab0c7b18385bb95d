/** The registry's free slots, behind those of its grants. Between requests the first two are empty. */
import { Grant } from './main';

/** Where the kernel puts what comes with a request. */
export const ARRIVAL_SLOT = Grant.clock + 1;
/** What is on its way to who has found it. */
export const GIFT_SLOT = ARRIVAL_SLOT + 1;
/** The registry's own capability to the events service, with its badge. */
export const EVENTS_SLOT = GIFT_SLOT + 1;
/** The endpoints of the services, by their place. */
export const SERVICE_SLOTS = EVENTS_SLOT + 1;
