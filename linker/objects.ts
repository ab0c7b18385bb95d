/**
 * A process or the kernel as one relocatable object: what its sections take and where it begins.
 */
import type { Elf, Section } from './elf';
import { BuildError } from './problem';

export interface SectionSize {
  readonly size: number;
  readonly alignment: number;
}

/** Sections of a linked object, in the order in which they are placed. */
export interface ObjectSizes {
  readonly vectors: SectionSize;
  readonly text: SectionSize;
  readonly rodata: SectionSize;
  readonly data: SectionSize;
  readonly bss: SectionSize;
  /** What a restart leaves as it is; also of the kernel's, which a reset does. */
  readonly retained: SectionSize;
}

export type SectionName = keyof ObjectSizes;
export const SECTION_NAMES: readonly SectionName[] = ['vectors', 'text', 'rodata', 'data', 'bss', 'retained'];

/** Measures the sections; `owner` is for messages. */
export function objectSizes(elf: Elf, owner: string): ObjectSizes {
  const known = new Set(SECTION_NAMES.map((name) => `.${name}`));
  const strange = elf.allocated().find(({ name }) => !known.has(name) && !name.startsWith('.ARM.'));
  if (strange) {
    throw new BuildError({
      message: `${owner} has a section ${strange.name} that nothing places`,
      hint: 'begin its name with .text., .rodata., .data. or .bss.',
    });
  }
  const measure = (name: SectionName): SectionSize => sizeOf(elf.section(`.${name}`));
  return {
    vectors: measure('vectors'),
    text: measure('text'),
    rodata: measure('rodata'),
    data: measure('data'),
    bss: measure('bss'),
    retained: measure('retained'),
  };
}

/** Sizes of data are whole words, for start-up copies words. */
function sizeOf(section: Section | undefined): SectionSize {
  if (!section) return { size: 0, alignment: 4 };
  return { size: Math.ceil(section.size / 4) * 4, alignment: Math.max(4, section.alignment) };
}

/** The names that an object needs and does not define, without those that the final link gives. */
export function undefinedNames(elf: Elf): string[] {
  return elf.symbols
    .filter(
      ({ name, section, global }) =>
        section === 0 &&
        global &&
        name !== '' &&
        !/^__(kernel|process_image|pool|pieces|build_mark)/.test(name),
    )
    .map(({ name }) => name);
}

/** The variables of an object that begin as something else than zero. */
export function initialisedNames(elf: Elf): string[] {
  const data = elf.sections.findIndex(({ name, size }) => name === '.data' && size > 0);
  return elf.symbols
    .filter(({ section, name }) => section === data && /^\w/.test(name))
    .map(({ name }) => name);
}

/**
 * The script that joins the files of one program into one object. Functions and variables come in sections of their own,
 * which is how unused ones were dropped; sorting by alignment leaves the fewest gaps. Every section begins at 0, so that an
 * address in it is an offset. The kernel's state comes first of its variables: it must follow the kernel's stack.
 */
export const JOIN_SCRIPT = `SECTIONS
{
  .vectors 0 : { KEEP(*(.vectors)) }
  .text 0 : { *(.text.processStart) *(SORT_BY_ALIGNMENT(.text) SORT_BY_ALIGNMENT(.text.*)) }
  .rodata 0 : { *(SORT_BY_ALIGNMENT(.rodata) SORT_BY_ALIGNMENT(.rodata.*)) }
  .data 0 : { *(SORT_BY_ALIGNMENT(.data) SORT_BY_ALIGNMENT(.data.*)) }
  .retained 0 (NOLOAD) : { *(SORT_BY_ALIGNMENT(.bss.retained)) }
  .bss 0 : { *(.bss.kernelState) *(SORT_BY_ALIGNMENT(.bss) SORT_BY_ALIGNMENT(.bss.*) COMMON) }
}
`;
