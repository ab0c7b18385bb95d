/** Functions in tables of an object, which use the object when they are called: the table is a field, a Map or a constant. */
class Shell {
  private readonly commands: Record<string, (rest: string) => string> = {
    help: () => this.help(),
    count: () => String(this.calls),
    echo: (rest) => (this.loud ? rest.toUpperCase() : rest),
  };
  private readonly aliases: Map<string, () => string>;
  private readonly steps: { name: string; run: () => number }[];
  loud: boolean;
  calls: number;

  constructor(loud: boolean) {
    const again = (): string => this.run('echo', 'again');
    this.aliases = new Map([
      ['?', () => this.help()],
      ['!', again],
    ]);
    this.steps = [
      { name: 'first', run: () => ++this.calls },
      { name: 'second', run: () => this.calls * 10 },
    ];
    this.loud = loud;
    this.calls = 0;
    console.log(this.run('help', ''), again());
  }

  run(name: string, rest: string): string {
    this.calls++;
    return this.commands[name]?.(rest) ?? this.aliases.get(name)?.() ?? `unknown: ${name}`;
  }

  walk(): string {
    return this.steps.map(({ name, run }) => `${name} ${run()}`).join(', ');
  }

  private help(): string {
    return Object.keys(this.commands).join(' ');
  }
}

const shell = new Shell(true);
console.log(shell.run('?', ''), shell.run('!', ''), shell.run('echo', 'hi'), shell.run('no', ''));
shell.loud = false;
console.log(shell.run('echo', 'low'), shell.run('count', ''), shell.walk());
