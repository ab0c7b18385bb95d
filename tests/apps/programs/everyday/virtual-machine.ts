/** An assembler and an interpreter of a stack machine. Messages: "push 5;push 7;add;print", "push 1;label loop;dup;print;push 2;mul;dup;push 40;lt;jnz loop;halt", "push 1;push 0;div", "foo", "add". */
enum Op {
  Push,
  Add,
  Sub,
  Mul,
  Div,
  Dup,
  Lt,
  Jnz,
  Print,
  Halt,
}

interface Instruction {
  op: Op;
  operand: number;
}

const OPCODES: Record<string, Op> = {
  push: Op.Push,
  add: Op.Add,
  sub: Op.Sub,
  mul: Op.Mul,
  div: Op.Div,
  dup: Op.Dup,
  lt: Op.Lt,
  jnz: Op.Jnz,
  print: Op.Print,
  halt: Op.Halt,
};

function assemble(source: string): Instruction[] {
  const labels = new Map<string, number>();
  const lines = source.split(';').map((line) => line.trim().split(' '));
  let address = 0;
  for (const [name, argument] of lines) {
    if (name === 'label') labels.set(argument, address);
    else address++;
  }
  return lines
    .filter(([name]) => name !== 'label')
    .map(([name, argument]) => {
      const op = OPCODES[name];
      if (op === undefined) throw new Error(`unknown instruction ${name}`);
      if (op === Op.Jnz) return { op, operand: labels.get(argument) ?? -1 };
      return { op, operand: op === Op.Push ? Number(argument) : 0 };
    });
}

class Machine {
  private stack: number[] = [];
  private pc = 0;
  readonly output: string[] = [];

  private pop(): number {
    const value = this.stack.pop();
    if (value === undefined) throw new Error(`stack underflow at ${this.pc}`);
    return value;
  }

  private binary(operation: (a: number, b: number) => number): void {
    const b = this.pop();
    const a = this.pop();
    this.stack.push(operation(a, b));
  }

  run(program: Instruction[]): string {
    while (this.pc < program.length) {
      const { op, operand } = program[this.pc++];
      switch (op) {
        case Op.Push:
          this.stack.push(operand);
          break;
        case Op.Add:
          this.binary((a, b) => a + b);
          break;
        case Op.Sub:
          this.binary((a, b) => a - b);
          break;
        case Op.Mul:
          this.binary((a, b) => a * b);
          break;
        case Op.Div:
          this.binary((a, b) => {
            if (b === 0) throw new Error('division by zero');
            return Math.trunc(a / b);
          });
          break;
        case Op.Dup: {
          const top = this.pop();
          this.stack.push(top, top);
          break;
        }
        case Op.Lt:
          this.binary((a, b) => (a < b ? 1 : 0));
          break;
        case Op.Jnz:
          if (this.pop() !== 0) this.pc = operand;
          break;
        case Op.Print:
          this.output.push(String(this.pop()));
          break;
        case Op.Halt:
          return this.output.join(' ');
        default: {
          const impossible: never = op;
          return impossible;
        }
      }
    }
    return this.output.join(' ');
  }
}

export function onMessage(text: string): string {
  const machine = new Machine();
  try {
    return machine.run(assemble(text));
  } catch (error) {
    return `${(error as Error).message} after [${machine.output.join()}]`;
  }
}
