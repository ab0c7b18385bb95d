/** Texts from clients and what the app answers; how it uses its heap. */
import { Told, TOLD_LIMIT, AppInformation } from '../interfaces/app';
import { AppError } from '../interfaces/generated/app-server';
import { ReadBuffer, WriteBuffer } from '../runtime/service/buffers';
import { Caller, NO_CLIENT } from '../runtime/service/caller';

/** Runs `onMessage`; false: the app has none. */
declare function app_message(bytes: u32, length: u32): bool;
/** The address of the answer, an {@link AppText}; 0: there is none. */
declare function app_answer(): u32;
/** The address of its {@link HeapFacts}. */
declare function app_heap_information(): u32;

/** As the run-time library has it (app.h). The bytes follow. */
class AppText {
  length: u32 = 0;
}

class HeapFacts {
  size: u32 = 0;
  used: u32 = 0;
  peak: u32 = 0;
  collections: u32 = 0;
  allocations: u32 = 0;
  handled: u32 = 0;
}

const text = array(u8, TOLD_LIMIT);
/** Who was answered last. */
let asker: u32 = NO_CLIENT;

export function tell(caller: Caller, bytes: ReadBuffer, told: Told): AppError {
  if (bytes.length > TOLD_LIMIT) return AppError.tooLong;
  const part = span(text, 0, bytes.length);
  if (!bytes.read(0, part)) return AppError.malformed;
  if (!app_message(addressOf(part), part.length)) return AppError.deaf;
  asker = caller.client;
  told.length = overlay(AppText, app_answer()).length;
  return AppError.none;
}

export function answer(caller: Caller, offset: u32, bytes: WriteBuffer): AppError {
  const place = app_answer();
  if (place === 0 || caller.client !== asker) return AppError.nothing;
  const length = overlay(AppText, place).length;
  if (offset > length) return AppError.nothing;
  const part = spanAt(u8, place + sizeof(AppText) + offset, minU32(bytes.length, length - offset));
  return bytes.write(0, part) ? AppError.none : AppError.malformed;
}

/** Another client may get its number. */
export function forgetAsker(client: u32): void {
  if (client === asker) asker = NO_CLIENT;
}

export function inspect(_caller: Caller, information: AppInformation): AppError {
  const facts = overlay(HeapFacts, app_heap_information());
  information.heapSize = facts.size;
  information.heapUsed = facts.used;
  information.heapPeak = facts.peak;
  information.collections = facts.collections;
  information.allocations = facts.allocations;
  information.handled = facts.handled;
  return AppError.none;
}
