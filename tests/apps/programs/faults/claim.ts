/** A function that says of its argument what is not true. Faults: absent. */
interface On {
  kind: 'on';
  level: number;
}
interface Off {
  kind: 'off';
  since: string;
}
function isOn(state: On | Off): state is On {
  return state.kind.length > 1;
}
const states: (On | Off)[] = [
  { kind: 'on', level: 3 },
  { kind: 'off', since: 'now' },
];
for (const state of states) {
  if (isOn(state)) {
    console.log(state.level); // here
  }
}
