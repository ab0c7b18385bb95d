/** Lists that are `as const`: their elements make a type, and they are arrays like any other. */
const COMMANDS = ['help', 'status', 'reboot'] as const;
type Command = (typeof COMMANDS)[number];
function isCommand(text: string): text is Command {
  return (COMMANDS as readonly string[]).includes(text);
}
const run: Record<Command, () => string> = {
  help: () => 'helping',
  status: () => 'fine',
  reboot: () => 'bye',
};
for (const word of ['help', 'halt']) console.log(isCommand(word) ? run[word]() : `no ${word}`);
console.log(COMMANDS.length, COMMANDS[1], COMMANDS.indexOf('reboot'), COMMANDS.map((c) => c.length).join());
for (let i = 0; i < COMMANDS.length; i++) console.log(i, COMMANDS[i]);
for (const command of COMMANDS) console.log(run[command]());
const PRIMES = [2, 3, 5, 7] as const;
console.log(
  PRIMES.reduce<number>((sum, prime) => sum + prime, 0),
  [...PRIMES].reverse().join(),
);
const MENU = [
  { name: 'tea', price: 250 },
  { name: 'cake', price: 420 },
] as const;
console.log(
  MENU.map(({ name, price }) => `${name}: ${price}`).join(', '),
  MENU[0].name,
  MENU.find((m) => m.price > 300)?.name,
);
const point = [3, 4] as const;
const [x, y] = point;
console.log(x * x + y * y);
const LIMITS = { low: 10, high: 20 } as const;
console.log(LIMITS.low + LIMITS.high);
