/** The parts of a template run from left to right. */
let counter = 0;
const next = (): number => ++counter;
console.log(`${next()} ${next()} ${counter} ${next()}`, `${counter++}${counter}`);
