/** The manager's slots behind those of its `Grant` enum: the devices', then free ones. */
import { DEVICE_SLOT_COUNT } from './configuration';
import { Grant } from './main';

export const DEVICE_SLOTS = Grant.clock + 1;
/** What is on its way to who drives an interrupt; else empty. */
export const GIFT_SLOT = DEVICE_SLOTS + DEVICE_SLOT_COUNT;
