/** A spreadsheet: cells with numbers, texts and formulas, and cycles that are found. Messages: "A1 = 5", "A2 = 7", "A3 = A1 + A2", "B1 = A3 * 2", "A1 = 10", "A4 = sum A1 A3", "C1 = C2", "C2 = C1", "B2 = hello", "B3 = B2 + 1", "show". */
type Cell =
  | { kind: 'number'; value: number }
  | { kind: 'text'; text: string }
  | { kind: 'formula'; operator: string; operands: string[] };

const cells = new Map<string, Cell>();

function parse(source: string): Cell {
  const trimmed = source.trim();
  if (/^-?\d+$/.test(trimmed)) return { kind: 'number', value: Number(trimmed) };
  const sum = trimmed.match(/^sum ([A-Z]\d) ([A-Z]\d)$/);
  if (sum) return { kind: 'formula', operator: 'sum', operands: [sum[1], sum[2]] };
  const binary = trimmed.match(/^(\w+) ([-+*]) (\w+)$/);
  if (binary) {
    const [, left, operator, right] = binary;
    return { kind: 'formula', operator, operands: [left, right] };
  }
  if (/^[A-Z]\d$/.test(trimmed)) return { kind: 'formula', operator: '=', operands: [trimmed] };
  return { kind: 'text', text: trimmed };
}

function evaluate(name: string, visiting: Set<string> = new Set()): number {
  if (/^\d+$/.test(name)) return Number(name);
  if (visiting.has(name)) throw new Error(`cycle at ${name}`);
  const cell = cells.get(name);
  if (!cell) return 0;
  switch (cell.kind) {
    case 'number':
      return cell.value;
    case 'text':
      throw new Error(`${name} is no number`);
    case 'formula': {
      visiting.add(name);
      const { operator, operands } = cell;
      const values = (operator === 'sum' ? range(operands[0], operands[1]) : operands).map((one) =>
        evaluate(one, visiting),
      );
      visiting.delete(name);
      switch (operator) {
        case '+':
        case 'sum':
          return values.reduce((a, b) => a + b, 0);
        case '-':
          return values[0] - values[1];
        case '*':
          return values[0] * values[1];
        default:
          return values[0];
      }
    }
  }
}

function range(from: string, to: string): string[] {
  const column = from[0];
  const names: string[] = [];
  for (let row = Number(from.slice(1)); row <= Number(to.slice(1)); row++) names.push(column + row);
  return names;
}

function display(name: string): string {
  const cell = cells.get(name);
  if (cell?.kind === 'text') return cell.text;
  try {
    return String(evaluate(name));
  } catch (error) {
    return `#${(error as Error).message}`;
  }
}

export function onMessage(message: string): string {
  const [name, source] = message.split(' = ');
  if (source === undefined) {
    return [...cells.keys()]
      .sort()
      .map((key) => `${key}: ${display(key)}`)
      .join(', ');
  }
  cells.set(name, parse(source));
  return display(name);
}
