/** Why the kernel started the system again, as people read it: `last reset: supervisor: exited 3, 2 in a row`. */
import { ResetReason } from '../abi/system';
import { causeName } from '../runtime/cause-name';
import { TextBuffer } from '../runtime/text-buffer';

/** Adds it to `line`; `name` is that of the process whose end was the reason. */
export function describeReset(reason: ResetReason, name: ReadonlySpan<u8>, line: TextBuffer): void {
  line.text('last reset: ');
  line.name(name);
  line.text(': ');
  line.text(causeName(reason.cause));
  if (reason.detail !== 0) {
    line.byte(0x20);
    line.decimal(reason.detail);
  }
  if (reason.count < 2) return;
  line.text(', ');
  line.decimal(reason.count);
  line.text(' in a row');
}
