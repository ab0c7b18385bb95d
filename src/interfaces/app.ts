/** The interface of every app in ordinary TypeScript: what the program around it serves. */
import type { Out } from '../runtime/service/types';

/** Longest text that an app is told, in bytes. */
export const TOLD_LIMIT = 128;

export class Told {
  /** Bytes of what the app answered. */
  length: u32 = 0;
}

/** How an app has used its heap since it was started. */
export class AppInformation {
  /** Bytes that it may have. */
  heapSize: u32 = 0;
  /** Bytes in use now, and at most so far. */
  heapUsed: u32 = 0;
  heapPeak: u32 = 0;
  /** How often the garbage was collected. */
  collections: u32 = 0;
  /** What has been allocated, in blocks. */
  allocations: u32 = 0;
  /** Handlers that were run. */
  handled: u32 = 0;
}

/**
 * An app: it is told a text, and answers with one. Both are UTF-8, of characters from U+0000 to U+00FF.
 *
 * @version 1.0
 * @error deaf The app has no `onMessage`, or the text has other characters.
 * @error tooLong The text has more than 128 bytes.
 * @error nothing The answer is gone: somebody has told the app something since, or the client never did.
 */
export interface App {
  /** Runs `onMessage` with the text. Its answer is kept until anything else happens in the app. */
  tell(text: ReadonlySpan<u8>, told: Out<Told>): void;

  /** Takes the answer to what the caller has told last, from byte `offset` on: as much of it as there is, or as the bytes hold. */
  answer(offset: u32, bytes: Span<u8>): void;

  inspect(information: Out<AppInformation>): void;
}
