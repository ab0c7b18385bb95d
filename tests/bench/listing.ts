/** The instructions that one row consists of, with what each costs: where the cycles go. */
import { tool } from './image';
import { Passage, type Step } from './profile';

const PASSAGES: Record<Passage, string> = {
  [Passage.none]: '',
  [Passage.entry]: 'exception entry',
  [Passage.exit]: 'exception return',
  [Passage.tailChain]: 'tail-chain',
};

export function listingOf(elf: string, steps: readonly Step[]): string {
  const instructions = new Disassembly(elf);
  let total = 0;
  let strictTotal = 0;
  let place = '';
  const lines = ['cycles  total  strict total  instruction'];
  for (const step of steps) {
    total += step.cycles;
    strictTotal += step.strict;
    const { text, symbol } = describe(step, instructions);
    if (symbol !== place) lines.push(`                             ${symbol}:`);
    place = symbol;
    lines.push(
      `${column(step.cycles, 6)}${column(total, 7)}${column(step.strict, 8)}${column(strictTotal, 6)}  ${text}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function column(value: number, width: number): string {
  return String(value).padStart(width);
}

function describe(step: Step, instructions: Disassembly): { text: string; symbol: string } {
  if (step.passage === Passage.none) return instructions.at(step.address);
  const exception = step.exception === 0 ? 'to the process' : `exception ${step.exception}`;
  return { text: `[${PASSAGES[step.passage]}: ${exception}]`, symbol: '' };
}

class Disassembly {
  private readonly lines = new Map<number, { text: string; symbol: string }>();

  constructor(elf: string) {
    let symbol = '';
    for (const line of tool('objdump', ['-d', '--no-show-raw-insn', elf]).split('\n')) {
      symbol = /^[0-9a-f]+ <(.*)>:$/.exec(line)?.[1] ?? symbol;
      const [, address, text] = /^ *([0-9a-f]+):\s+(.*)$/.exec(line) ?? [];
      if (address === undefined || text === undefined) continue;
      this.lines.set(Number.parseInt(address, 16), {
        text: `${address}  ${text.replace(/\t/g, ' ')}`,
        symbol,
      });
    }
  }

  at(address: number): { text: string; symbol: string } {
    return this.lines.get(address) ?? { text: address.toString(16), symbol: '?' };
  }
}
