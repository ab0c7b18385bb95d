/**
 * The flash memory of an STM32F40x and its controller (RM0090, section 3): sectors that are erased to ones, and programming that only
 * clears bits, both behind a key.
 *
 * What the controller objects to it says in its status register, as the chip does: a write without permission, of another width
 * than was set, or to a protected sector changes nothing.
 */

export const FLASH_BYTES = 0x100000;
/** Kilobytes of the sectors of a chip with 1 MB. */
const SECTOR_KILOBYTES = [16, 16, 16, 16, 64, 128, 128, 128, 128, 128, 128, 128];

/** Registers. */
const ACCESS_CONTROL = 0x00;
const KEY = 0x04;
const OPTION_KEY = 0x08;
const STATUS = 0x0c;
const CONTROL = 0x10;
const OPTION_CONTROL = 0x14;

const KEYS = [0x45670123, 0xcdef89ab];
const OPTION_KEYS = [0x08192a3b, 0x4c5d6e7f];

/** Bits of STATUS. */
const DONE = 1;
const WRITE_PROTECTED = 1 << 4;
const WRONG_WIDTH = 1 << 6;
const WRONG_SEQUENCE = 1 << 7;
/** Bits of CONTROL. */
const PROGRAM = 1;
const ERASE_SECTOR = 2;
const ERASE_ALL = 4;
const START = 1 << 16;
const LOCK = 1 << 31;
/** OPTCR as a chip comes: no protection of sectors, none against reading (level 0), locked. */
const OPTIONS = 0x0fffaaec;
const OPTIONS_LOCK = 1;

export interface FlashDefects {
  /** The key is not taken. */
  readonly staysLocked?: boolean;
  /** Sectors that the option bytes protect. */
  readonly protectedSectors?: readonly number[];
  /** A byte here keeps a bit that was programmed to 0. */
  readonly weakByte?: number;
}

export class FlashController {
  readonly content = Buffer.alloc(FLASH_BYTES, 0xff);
  private access = 0;
  private status = 0;
  private control = 0;
  private locked = true;
  private optionsLocked = true;
  private options: number;
  private keys: number[] = [];
  private optionKeys: number[] = [];

  constructor(
    private readonly defects: FlashDefects,
    private readonly note: (event: string) => void,
  ) {
    const refused = (defects.protectedSectors ?? []).reduce((bits, sector) => bits | (1 << (16 + sector)), 0);
    this.options = OPTIONS & ~refused;
  }

  reset(): void {
    this.locked = true;
    this.control = 0;
    this.keys = [];
  }

  read(offset: number): number {
    switch (offset) {
      case ACCESS_CONTROL:
        return this.access;
      case STATUS:
        return this.status;
      case CONTROL:
        return (this.control | (this.locked ? LOCK : 0)) >>> 0;
      case OPTION_CONTROL:
        return (this.options | (this.optionsLocked ? OPTIONS_LOCK : 0)) >>> 0;
      default:
        return 0;
    }
  }

  write(offset: number, value: number): void {
    switch (offset) {
      case ACCESS_CONTROL:
        this.access = value;
        break;
      case KEY:
        this.keys = [...this.keys, value].slice(-2);
        if (matches(this.keys, KEYS) && this.defects.staysLocked !== true) this.locked = false;
        break;
      case OPTION_KEY:
        this.optionKeys = [...this.optionKeys, value].slice(-2);
        if (matches(this.optionKeys, OPTION_KEYS)) this.optionsLocked = false;
        break;
      case STATUS:
        this.status &= ~value;
        break;
      case CONTROL:
        this.command(value);
        break;
      case OPTION_CONTROL:
        if (!this.optionsLocked) this.options = value;
        break;
    }
  }

  /** A store of the processor or of a debugger to the memory itself. */
  program(offset: number, value: number, size: 1 | 2 | 4): void {
    const width = 1 << ((this.control >>> 8) & 3);
    if (this.locked || (this.control & PROGRAM) === 0) this.status |= WRONG_SEQUENCE;
    else if (width !== size) this.status |= WRONG_WIDTH;
    else if (this.isProtected(sectorAt(offset))) this.status |= WRITE_PROTECTED;
    else {
      for (let byte = 0; byte < size; byte++) this.content[offset + byte]! &= value >>> (8 * byte);
      const { weakByte } = this.defects;
      if (weakByte !== undefined && weakByte >= offset && weakByte < offset + size)
        this.content[weakByte]! ^= 1;
      this.status |= DONE;
    }
  }

  private command(value: number): void {
    if (value >>> 31 === 1) this.locked = true;
    if (this.locked) return;
    this.control = value & ~START;
    if ((value & START) === 0) return;
    if ((value & ERASE_ALL) !== 0) this.eraseSectors(SECTOR_KILOBYTES.map((_, sector) => sector));
    else if ((value & ERASE_SECTOR) !== 0) this.eraseSectors([(value >>> 3) & 15]);
  }

  private eraseSectors(sectors: readonly number[]): void {
    if (sectors.some((sector) => this.isProtected(sector))) {
      this.status |= WRITE_PROTECTED;
      return;
    }
    for (const sector of sectors) {
      const start = sectorStart(sector);
      this.content.fill(0xff, start, start + SECTOR_KILOBYTES[sector]! * 1024);
      this.note(`erase sector ${sector}`);
    }
    this.status |= DONE;
  }

  private isProtected(sector: number): boolean {
    return ((this.options >>> (16 + sector)) & 1) === 0;
  }
}

function matches(given: readonly number[], wanted: readonly number[]): boolean {
  return given.length === wanted.length && given.every((key, index) => key === wanted[index]);
}

function sectorStart(sector: number): number {
  return SECTOR_KILOBYTES.slice(0, sector).reduce((sum, size) => sum + size * 1024, 0);
}

function sectorAt(offset: number): number {
  return SECTOR_KILOBYTES.findIndex((size, sector) => offset < sectorStart(sector) + size * 1024);
}
