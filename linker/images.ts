/**
 * The image tables: how the kernel learns of the processes. Written as assembly, one word for each field, at the offsets
 * that the compiler gave the kernel's own structures (src/abi/image.ts).
 */
import { hex } from './script';

/** Size and field offsets of a structure. */
export interface StructLayout {
  readonly size: number;
  readonly offsets: Readonly<Record<string, number>>;
}
export interface ImageStructs {
  readonly process: StructLayout;
  readonly region: StructLayout;
  readonly capability: StructLayout;
}

type Fields = Readonly<Record<string, number>>;

export interface ProcessImage {
  readonly name: string;
  /** Every field but name, capabilities and regions. */
  readonly fields: Fields;
  readonly regions: readonly Fields[];
  readonly capabilities: readonly Fields[];
}

const NAME_LENGTH = 16;

/** Bytes of all tables. */
export function tablesSize(structs: ImageStructs, capabilityCounts: readonly number[]): number {
  const capabilities = capabilityCounts.reduce((sum, count) => sum + count, 0);
  return capabilityCounts.length * structs.process.size + capabilities * structs.capability.size;
}

/** The tables as an assembly source; they will be at `base`. */
export function writeTables(structs: ImageStructs, images: readonly ProcessImage[], base: number): string {
  const lines = ['@ Written by the build.', '    .section .images, "a", %progbits', '    .balign 4'];
  let capabilities = base + images.length * structs.process.size;
  for (const image of images) {
    const table = new Words(structs.process.size);
    table.text(structs.process.offsets['name']!, image.name);
    table.fields(structs.process, 0, {
      ...image.fields,
      capabilityCount: image.capabilities.length,
      capabilities,
      regionCount: image.regions.length,
    });
    for (const [index, region] of image.regions.entries()) {
      const at = structs.process.offsets['regions']! + index * structs.region.size;
      table.fields(structs.region, at, region, `regions[${index}].`);
    }
    lines.push(`@ ${image.name}`, ...table.lines());
    capabilities += image.capabilities.length * structs.capability.size;
  }
  for (const image of images) {
    for (const [index, capability] of image.capabilities.entries()) {
      const table = new Words(structs.capability.size);
      table.fields(structs.capability, 0, capability);
      lines.push(`@ ${image.name}: capability ${index}`, ...table.lines());
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A structure of words with a comment for each. */
class Words {
  private readonly words: number[];
  private readonly comments: string[];

  constructor(size: number) {
    this.words = new Array<number>(size / 4).fill(0);
    this.comments = new Array<string>(size / 4).fill('');
  }

  fields(layout: StructLayout, at: number, fields: Fields, prefix = ''): void {
    for (const [name, value] of Object.entries(fields)) {
      const offset = layout.offsets[name];
      if (offset === undefined || offset % 4 !== 0)
        throw new Error(`the kernel's image has no field ${name}`);
      this.words[(at + offset) / 4] = value >>> 0;
      this.comments[(at + offset) / 4] = prefix + name;
    }
  }

  text(at: number, text: string): void {
    const bytes = Buffer.alloc(NAME_LENGTH);
    bytes.write(text, 'latin1');
    for (let index = 0; index < NAME_LENGTH / 4; index++) {
      this.words[at / 4 + index] = bytes.readUInt32LE(index * 4);
      this.comments[at / 4 + index] = index === 0 ? 'name' : '';
    }
  }

  lines(): string[] {
    return this.words.map((word, index) => {
      const comment = this.comments[index];
      return `    .word ${hex(word)}${comment ? ` @ ${comment}` : ''}`;
    });
  }
}
