/** Enums of texts, and const enums. */
enum Mode {
  Idle = 'idle',
  Running = 'running',
}
const enum Size {
  Small = 1,
  Large = 100,
}
let mode = Mode.Idle;
console.log(mode, mode.length, mode === Mode.Idle, Size.Large + Size.Small);
function next(current: Mode): Mode {
  return current === Mode.Idle ? Mode.Running : Mode.Idle;
}
mode = next(mode);
console.log(mode, next(mode), `${mode}!`);
