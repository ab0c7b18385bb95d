/** A throw in the middle of an expression stops what is to its right. */
let trace = '';
function t(name: string): number {
  trace += name;
  if (name === 'x') throw new Error('x');
  return 1;
}
try {
  console.log(t('a') + t('x') + t('b'));
} catch {
  console.log(trace);
}
const box = { n: 1 };
try {
  box.n = t('x');
} catch {
  console.log(box.n, trace);
}
try {
  if (t('c') === 1 && t('x') === 1 && t('d') === 1) console.log('never');
} catch {
  console.log(trace);
}
const text = (): string => {
  try {
    return `${t('e')} ${t('x')} ${t('f')}`;
  } catch {
    return 'caught';
  }
};
console.log(text(), trace);
while (true) {
  try {
    for (const name of ['g', 'x', 'h']) t(name);
  } catch {
    break;
  }
}
console.log(trace);
