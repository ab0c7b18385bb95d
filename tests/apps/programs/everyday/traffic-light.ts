/** A state machine with enums and a table of transitions. Messages: "tick", "tick", "button", "tick", "tick", "tick", "fault", "tick", "reset", "history", "nonsense". */
enum State {
  Red,
  RedYellow,
  Green,
  Yellow,
  Blinking,
}

enum Signal {
  Tick = 'tick',
  Button = 'button',
  Fault = 'fault',
  Reset = 'reset',
}

const names: Record<State, string> = {
  [State.Red]: 'red',
  [State.RedYellow]: 'red-yellow',
  [State.Green]: 'green',
  [State.Yellow]: 'yellow',
  [State.Blinking]: 'blinking',
};

interface Transition {
  from: State;
  on: Signal;
  to: State;
  action?: () => void;
}

let requests = 0;
const history: State[] = [];

const transitions: Transition[] = [
  { from: State.Red, on: Signal.Tick, to: State.RedYellow },
  { from: State.RedYellow, on: Signal.Tick, to: State.Green },
  { from: State.Green, on: Signal.Tick, to: State.Yellow },
  { from: State.Green, on: Signal.Button, to: State.Yellow, action: () => requests++ },
  {
    from: State.Yellow,
    on: Signal.Tick,
    to: State.Red,
    action: () => {
      requests = 0;
    },
  },
  { from: State.Blinking, on: Signal.Reset, to: State.Red },
];

let state = State.Red;

function handle(signal: Signal): boolean {
  if (signal === Signal.Fault) {
    history.push(state);
    state = State.Blinking;
    return true;
  }
  const transition = transitions.find((t) => t.from === state && t.on === signal);
  if (!transition) return false;
  transition.action?.();
  history.push(state);
  state = transition.to;
  return true;
}

function isSignal(text: string): text is Signal {
  return text === Signal.Tick || text === Signal.Button || text === Signal.Fault || text === Signal.Reset;
}

export function onMessage(text: string): string {
  if (text === 'history') return history.map((s) => names[s]).join(' > ');
  if (!isSignal(text)) return `no signal: ${text}`;
  const changed = handle(text);
  return `${changed ? 'now' : 'still'} ${names[state]} (${State[state]}), ${requests} requests`;
}
