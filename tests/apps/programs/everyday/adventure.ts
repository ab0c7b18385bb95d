/** A text adventure: rooms, things, and commands. Messages: "look", "go north", "take lamp", "take lamp", "inventory", "go east", "go north", "use key", "go south", "take key", "go north", "go east", "use key", "go east", "dance". */
type Direction = 'north' | 'south' | 'east' | 'west';

interface Room {
  name: string;
  description: string;
  exits: Partial<Record<Direction, string>>;
  items: string[];
}

const rooms: Record<string, Room> = {
  hall: {
    name: 'Hall',
    description: 'A dusty hall.',
    exits: { north: 'library' },
    items: ['key'],
  },
  library: {
    name: 'Library',
    description: 'Books everywhere.',
    exits: { south: 'hall', east: 'vault' },
    items: ['lamp', 'book'],
  },
  vault: {
    name: 'Vault',
    description: 'Gold!',
    exits: { west: 'library' },
    items: [],
  },
};

const player = { room: 'hall', inventory: [] as string[], moves: 0 };
let unlocked = false;

function look(): string {
  const room = rooms[player.room];
  const things = room.items.length > 0 ? ` You see: ${room.items.join(', ')}.` : '';
  const exits = Object.keys(room.exits).join(', ');
  return `${room.name}. ${room.description}${things} Exits: ${exits}.`;
}

function go(direction: string): string {
  const target = rooms[player.room].exits[direction as Direction];
  if (!target) return "You can't go there.";
  if (target === 'vault' && !unlocked) return 'The door is locked.';
  player.room = target;
  player.moves += 1;
  return look();
}

function take(item: string): string {
  const { items } = rooms[player.room];
  const index = items.indexOf(item);
  if (index === -1) return `There is no ${item} here.`;
  items.splice(index, 1);
  player.inventory.push(item);
  return `Taken: ${item}.`;
}

function use(item: string): string {
  if (!player.inventory.includes(item)) return `You don't have a ${item}.`;
  if (item === 'key' && player.room === 'library') {
    unlocked = true;
    return 'Click! The door is open.';
  }
  return 'Nothing happens.';
}

const commands: Record<string, (argument: string) => string> = {
  look: () => look(),
  go,
  take,
  use,
  inventory: () =>
    player.inventory.length ? `You carry: ${player.inventory.join(', ')}.` : 'You carry nothing.',
};

export function onMessage(text: string): string {
  const [verb, ...rest] = text.trim().toLowerCase().split(/\s+/);
  const command = commands[verb];
  if (!command) return `I don't know how to ${verb}.`;
  return command(rest.join(' '));
}
