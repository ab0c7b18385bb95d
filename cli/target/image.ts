/** A system as targets take it: its ELF, and the board that it was built for. */
import type { BoardDescription } from '../../system/schema';

export interface Image {
  readonly elf: string;
  /** As the user named it: the system file, or the ELF itself. */
  readonly system: string;
  /** Folder of `src/bsp`. */
  readonly boardName: string;
  readonly board: BoardDescription;
}
