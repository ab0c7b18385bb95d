/** The registry's side of a health check (see `health.ts`, the service's side). */
import { Status } from '../abi/status';
import { Message } from '../runtime/message';
import { post } from '../runtime/messages';
import { HEALTH } from './health';

const question = new Message();

/** Leaves the question in the port of a service: `endpoint` is a slot with its endpoint. */
export function askHealth(endpoint: u32): Status {
  question.label = HEALTH;
  return post(endpoint, question);
}
