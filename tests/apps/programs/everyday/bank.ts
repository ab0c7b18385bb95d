/** Bank accounts as plain objects, with exceptions and a journal. Messages: "open anna 100", "open ben 20", "transfer anna ben 30", "transfer ben anna 500", "withdraw carl 5", "deposit anna -5", "total", "journal". */
interface Account {
  owner: string;
  balance: number;
}

type Entry =
  | { kind: 'open'; owner: string }
  | { kind: 'transfer'; from: string; to: string; amount: number }
  | { kind: 'failure'; message: string };

const accounts: Record<string, Account> = {};
const journal: Entry[] = [];

function find(owner: string): Account {
  const account = accounts[owner];
  if (account === undefined) throw new Error(`no account of ${owner}`);
  return account;
}

function withdraw(owner: string, amount: number): void {
  const account = find(owner);
  if (account.balance < amount) {
    throw new Error(`${owner} has only ${account.balance}`);
  }
  account.balance -= amount;
}

function deposit(owner: string, amount: number): void {
  if (amount <= 0) throw new Error(`invalid amount: ${amount}`);
  find(owner).balance += amount;
}

function describe(entry: Entry): string {
  switch (entry.kind) {
    case 'open':
      return `opened ${entry.owner}`;
    case 'transfer':
      return `${entry.from} -> ${entry.to}: ${entry.amount}`;
    case 'failure':
      return `failed: ${entry.message}`;
  }
}

function execute(command: string, args: string[]): string {
  const amount = () => parseInt(args[args.length - 1], 10);
  switch (command) {
    case 'open':
      accounts[args[0]] = { owner: args[0], balance: amount() };
      journal.push({ kind: 'open', owner: args[0] });
      return 'opened';
    case 'deposit':
      deposit(args[0], amount());
      return 'deposited';
    case 'withdraw':
      withdraw(args[0], amount());
      return 'withdrawn';
    case 'transfer': {
      const [from, to] = args;
      withdraw(from, amount());
      deposit(to, amount());
      journal.push({ kind: 'transfer', from, to, amount: amount() });
      return 'transferred';
    }
    case 'total':
      return Object.values(accounts)
        .reduce((sum, { balance }) => sum + balance, 0)
        .toString();
    case 'journal':
      return journal.map(describe).join('\n');
    default:
      throw new Error(`unknown command ${command}`);
  }
}

export function onMessage(text: string): string {
  const [command, ...args] = text.split(' ');
  try {
    return execute(command, args);
  } catch (e) {
    const message = e instanceof Error ? e.message : String(e);
    journal.push({ kind: 'failure', message });
    return `error: ${message}`;
  }
}
