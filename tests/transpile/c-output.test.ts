/** What the C looks like, and what gcc makes of it for the processor. */
import { disassemble, moduleText, runOnHost, toC } from './c-toolchain';

const scheduler = `
enum State { Idle, Ready, Running }

class Context {
  sp: u32;
  readonly saved = array(u32, 8);
}

class Task {
  next: Task | null;
  id: u8;
  state: State;
  slice: u16 = 3;
  readonly context = new Context();
}

class Scb {
  CPUID: reg32;
  ICSR: reg32;
  @at(0x10) PRIORITY: regbits<4>;
  MODE: regbits<2>;
}

const SCB = mmio(Scb, 0xe000ed00);
export const tasks = structs(Task, 8);
const heads = refs(Task, 32);
let ready: u32 = 0;

/** The first task of the most urgent level. */
export function pick(): Task | null {
  if (ready === 0) return null;
  const level = clz32(ready);
  const task = heads[level];
  if (task === null) return null;
  heads[level] = task.next;
  if (task.next === null) ready &= ~(u32(0x80000000) >>> level);
  task.next = null;
  task.state = State.Running;
  return task;
}

export function pend(level: u32): void {
  SCB.ICSR = 0x10000000;
  SCB.PRIORITY = level & 15;
  dsb();
}
`;

describe('readability', () => {
  test('a scheduler reads as C', () => {
    expect(toC(scheduler)).toMatchSnapshot();
  });

  test('with #line', () => {
    expect(toC(scheduler, {})).toMatchSnapshot();
  });

  test('no needless parentheses, casts or helpers', () => {
    const source = `
      let flags: u32 = 0;
      export function mask(a: u32, b: u32, c: u8): u32 {
        flags |= 1 << (b & 31);
        flags = flags & ~(a | b) | (a ^ b) & 0xff;
        if ((a & 3) === 0 && b + 1 < a * 2 || c === 7) flags = a - (b - c);
        return a > b ? a + c : b >>> 3;
      }`;
    expect(moduleText(source)).toBe(`static uint32_t flags;

uint32_t mask(uint32_t a, uint32_t b, uint8_t c)
{
    flags |= 1u << (b & 31);
    flags = (flags & ~(a | b)) | ((a ^ b) & 0xff);
    if (((a & 3) == 0 && b + 1 < a * 2) || c == 7) flags = a - (b - c);
    return a > b ? a + c : b >> 3;
}
`);
  });
});

describe('for the processor', () => {
  test('every panic is its own instruction at its own line', () => {
    const source = `const items = array(u32, 4);
export function run(i: u32, j: u32, d: u32): u32 {
  const sum = items[i] +
    items[j];
  return sum / d +
    items[d];
}`;
    const listing = disassemble(source, ['-Os']);
    const lines = listing.split('\n');
    const traps = lines.flatMap((line, at) => {
      if (!/\tudf\t/.test(line)) return [];
      const origin =
        lines
          .slice(0, at)
          .reverse()
          .find((one) => /sample\.ts:\d+/.test(one)) ?? '';
      return [`${/sample\.ts:(\d+)/.exec(origin)?.[1]} ${/#\d+/.exec(line)?.[0]}`];
    });
    expect(traps.sort()).toEqual(['3 #1', '4 #1', '5 #2', '6 #1']);
  });

  test('volatile bit fields access whole words', () => {
    const source = `
      class Port { mode: regbits<3>; speed: regbits<5>; }
      const PORT = mmio(Port, 0x50000000);
      export function store(): void { PORT.speed = 3; }`;
    const accesses = disassemble(source)
      .match(/\t(ldr|str)\w*\t/g)
      ?.map((one) => one.trim());
    expect(accesses?.slice(-2)).toEqual(['ldr', 'str']);
  });

  test('attributes and assembly', () => {
    const source = `
      /** @isr */ export function SysTick_Handler(): void { wfi(); }
      /** @naked @used */ function entry(): void { asm\`mov r0, sp
        bx lr\`; }
      /** @section .fast @noinline @used */ function fast(a: u32): u32 { return asmU32\`add $out, \${a}, #1\`; }
      /** @inline */ function tiny(a: u32): u32 { return a + 1; }
      export function use(a: u32): u32 { return tiny(a) + fast(a); }`;
    const listing = disassemble(source);
    expect(listing).toMatch(/<entry>:\s[\s\S]*?mov\s+r0, sp[\s\S]*?bx\s+lr/);
    expect(listing).toContain('section .fast');
    expect(listing).not.toContain('<tiny>');
    expect(listing).toContain('wfi');
  });

  test('what is retained has a section of its own', () => {
    const source = `
      /** @retained */ let kept: u32 = 0;
      /** @retained */ const list = array(u32, 3);
      export function use(): u32 { kept += 1; return list[kept % 3]; }`;
    expect(moduleText(source)).toMatch(
      /^static uint32_t kept __attribute__\(\(section\("\.bss\.retained"\), used\)\);\nstatic uint32_t list\[3\] __attribute__\(\(section/,
    );
    expect(disassemble(source)).toContain('<use>');
  });

  test('unused parameters, variables and functions are no warnings', () => {
    const source = `
      interface Handler { run: (code: u32) => void; }
      function nothing(code: u32): void {}
      const handler: Handler = { run: nothing };
      export function call(): void { const ignored = clz32(5); let set: u32 = 0; set = 4; handler.run(3); }`;
    expect(disassemble(source)).toContain('<call>');
    expect(runOnHost(source, 'call(); printf("done");')).toBe('done');
  });
});
