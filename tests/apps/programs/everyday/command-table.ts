/** A parser of commands with a table of functions, help, and arguments with options. Messages: "help", "add 1 2 3", "echo -n hi there", "led on 3", "led blue 3", "repeat 3 ab", "", "sum", "max 4 9 2 --verbose". */
interface CommandSpec {
  name: string;
  usage: string;
  minArgs: number;
  run: (args: string[], options: Set<string>) => string;
}

const leds = [false, false, false, false];

const commands: CommandSpec[] = [
  {
    name: 'add',
    usage: 'add <n>...',
    minArgs: 1,
    run: (args) =>
      args
        .map(Number)
        .reduce((a, b) => a + b, 0)
        .toString(),
  },
  {
    name: 'echo',
    usage: 'echo [-n] <text>',
    minArgs: 0,
    run: (args, options) => args.join(' ') + (options.has('n') ? '' : '.'),
  },
  {
    name: 'led',
    usage: 'led on|off <index>',
    minArgs: 2,
    run: ([state, index]) => {
      if (state !== 'on' && state !== 'off') throw new Error(`bad state '${state}'`);
      leds[Number(index)] = state === 'on';
      return leds.map((on) => (on ? '*' : '.')).join('');
    },
  },
  { name: 'repeat', usage: 'repeat <count> <text>', minArgs: 2, run: ([count, text]) => text.repeat(+count) },
  {
    name: 'max',
    usage: 'max <n>... [--verbose]',
    minArgs: 1,
    run(args, options) {
      const numbers = args.map((arg) => parseInt(arg));
      const max = Math.max(...numbers);
      return options.has('verbose') ? `max of ${numbers.length} is ${max}` : `${max}`;
    },
  },
];

const byName = new Map(commands.map((command) => [command.name, command] as const));

function execute(line: string): string {
  const words = line.split(' ').filter((word) => word !== '');
  const name = words.shift();
  if (name === undefined) return '';
  if (name === 'help') return commands.map(({ usage }) => usage).join('\n');
  const command = byName.get(name);
  if (!command) return `unknown command: ${name}`;
  const options = new Set<string>();
  const args: string[] = [];
  for (const word of words) {
    if (/^--?[a-z]/.test(word)) options.add(word.replace(/^-+/, ''));
    else args.push(word);
  }
  if (args.length < command.minArgs) return `usage: ${command.usage}`;
  return command.run(args, options);
}

export function onMessage(text: string): string {
  try {
    return execute(text);
  } catch (e) {
    return `error: ${e instanceof Error ? e.message : e}`;
  }
}
