/**
 * The services that the app calls. Without any this module is as it stands; else the build replaces it: with a connection for each
 * service, and calls that go through its bridge (`<name>-bridge.ts`, made from its declaration).
 */
import { ServiceError } from '../runtime/service/error';

/** Says in which slots they are, or will be. */
export function openServices(): void {}

/** Calls method `method` of the service whose interface is `service`; `words` and `bytes` are addresses. @used */
export function app_world_call(
  _service: u32,
  _method: u32,
  _words: u32,
  _count: u32,
  _bytes: u32,
  _length: u32,
): u32 {
  return ServiceError.unavailable;
}
