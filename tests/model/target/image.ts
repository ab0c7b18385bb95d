/**
 * The finished image of the agents' system: what the build says of each process in it, as a plan for the model, and the room for
 * the scripts, which can be written into a copy.
 */
import { copyFileSync, openSync, closeSync, writeSync } from 'node:fs';
import { Elf } from '../../../linker/elf';
import type { Grant, ProcessPlan, SystemPlan } from '../reference';
import { ObjectType, Right } from '../../../src/abi/capability';

/** Word offsets in ProcessImage (src/abi/image.ts), behind its name. */
const WORD = {
  flashBase: 6,
  flashSize: 7,
  ramBase: 8,
  ramSize: 9,
  priority: 11,
  autostart: 12,
  supervisor: 13,
  capabilityCount: 15,
  capabilities: 16,
  slotCount: 17,
  program: 18,
  spawnable: 19,
  memoryLimit: 20,
  threadCount: 21,
} as const;
const NAME_BYTES = 16;
/** Of a ProcessImage: the name, 28 words and 8 regions of 5 words. */
const IMAGE_BYTES = 16 + 28 * 4 + 8 * 20;
const GRANT_WORDS = 5;
const BUFFER_BYTES = 128;

export interface Agent {
  /** Address and bytes of the room for its script. */
  readonly script: number;
  readonly plan: ProcessPlan;
}

export class AgentImage {
  readonly agents: readonly Agent[];
  readonly plan: SystemPlan;
  private readonly elf: Elf;

  constructor(private readonly file: string) {
    this.elf = new Elf(file);
    const base = this.valueOf('__process_images');
    const count = this.valueOf('__process_image_count');
    this.agents = Array.from({ length: count }, (_, index) => this.agent(base + index * IMAGE_BYTES));
    this.plan = {
      processes: this.agents.map(({ plan }) => plan),
      endpoints: this.endpoints(),
      pool: { start: 0, size: 0, unit: 256 },
      regionObjects: 0,
      freeRegions: 0,
    };
  }

  /** Of the kernel's count of calls and replies that took the fast path (docs/0015-kernel-objects.md). */
  get hitsAddress(): number {
    return this.valueOf('kernel') + 12;
  }

  /** A copy of the image with these scripts in it. */
  withScripts(scripts: readonly Uint8Array[], file: string): void {
    copyFileSync(this.file, file);
    const handle = openSync(file, 'r+');
    scripts.forEach((bytes, index) => {
      writeSync(handle, bytes, 0, bytes.length, this.offsetOf(this.agents[index]!.script));
    });
    closeSync(handle);
  }

  private agent(at: number): Agent {
    const word = (index: number): number => this.word(at + NAME_BYTES + index * 4);
    const flash = { from: word(WORD.flashBase), to: word(WORD.flashBase) + word(WORD.flashSize) };
    const ram = { from: word(WORD.ramBase), to: word(WORD.ramBase) + word(WORD.ramSize) };
    const local = (name: string, { from, to }: { from: number; to: number }): number => {
      const found = this.elf.symbols.find(
        (each) => each.name === name && each.value >= from && each.value < to,
      );
      if (!found) throw new Error(`an agent has no symbol '${name}'`);
      return found.value;
    };
    return {
      script: (((local('script', flash) & ~1) + 3) & ~3) >>> 0,
      plan: {
        priority: word(WORD.priority),
        supervisor: word(WORD.supervisor),
        autostart: word(WORD.autostart) !== 0,
        slotCount: word(WORD.slotCount),
        grants: this.grants(word(WORD.capabilities), word(WORD.capabilityCount)),
        extraThreads: word(WORD.threadCount),
        memoryLimit: word(WORD.memoryLimit),
        buffer: { address: local('buffer', ram), length: BUFFER_BYTES },
        scratch: local('information', ram),
        entry: local('threadMain', flash) | 1,
        program: word(WORD.program),
        spawnable: word(WORD.spawnable) !== 0,
      },
    };
  }

  private grants(at: number, count: number): Grant[] {
    return Array.from({ length: count }, (_, index) => {
      const word = (field: number): number => this.word(at + 4 * (GRANT_WORDS * index + field));
      return { slot: word(0), type: word(1), rights: word(2), object: word(3), badge: word(4) };
    });
  }

  /** Each belongs to the process that may receive there; the capacities are those of the system file. */
  private endpoints(): { owner: number; capacity: number }[] {
    return this.agents.map((_agent, number) => {
      const owner = this.agents.findIndex(({ plan }) =>
        plan.grants.some(
          ({ type, object, rights }) =>
            type === ObjectType.endpoint && object === number && (rights & Right.receive) !== 0,
        ),
      );
      return { owner, capacity: owner % 3 };
    });
  }

  private valueOf(name: string): number {
    const symbol = this.elf.symbol(name);
    if (!symbol) throw new Error(`the image has no symbol '${name}'`);
    return symbol.value;
  }

  private word(address: number): number {
    const section = this.elf.allocated().find((each) => address >= each.address && address < each.address + each.size); // prettier-ignore
    if (!section) throw new Error(`nothing is at ${address.toString(16)}`);
    return this.elf.contents(section).readUInt32LE(address - section.address);
  }

  private offsetOf(address: number): number {
    const section = this.elf.allocated().find((each) => address >= each.address && address < each.address + each.size); // prettier-ignore
    if (!section) throw new Error(`nothing is at ${address.toString(16)}`);
    return section.offset + address - section.address;
  }
}
