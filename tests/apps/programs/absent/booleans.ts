/** `boolean | undefined`: three values, and null for a fourth. */
function ask(n: number): boolean | undefined {
  return n === 0 ? undefined : n > 0;
}
for (const n of [-1, 0, 1]) {
  const answer = ask(n);
  console.log(
    answer,
    answer === true,
    answer === false,
    answer === undefined,
    answer ?? true,
    answer ? 'yes' : 'no',
    !answer,
  );
}
let state: boolean | null = null;
console.log(state);
state = false;
console.log(state, state ?? true);
interface Flags {
  on?: boolean;
}
const flags: Flags = {};
console.log(flags.on, flags.on ?? true);
flags.on = false;
console.log(flags.on, flags.on ?? true);
