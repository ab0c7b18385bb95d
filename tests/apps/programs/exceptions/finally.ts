/** finally runs on every way out: return, break, continue, throw; its own return wins. */
function returns(): string {
  try {
    return 'try';
  } finally {
    console.log('cleaning');
  }
}
console.log(returns());
function wins(): string {
  try {
    throw new Error('lost');
  } finally {
    return 'finally';
  }
}
console.log(wins());
for (let i = 0; i < 4; i++) {
  try {
    if (i === 1) continue;
    if (i === 3) break;
    console.log('body', i);
  } finally {
    console.log('finally', i);
  }
}
function value(): number {
  let n = 1;
  try {
    return n;
  } finally {
    n = 100;
  }
}
console.log(value());
try {
  try {
    throw new Error('inner');
  } finally {
    console.log('on the way');
  }
} catch (e) {
  console.log((e as Error).message);
}
outer: for (const a of [1, 2]) {
  for (const b of [1, 2]) {
    try {
      if (b === 2) continue outer;
      console.log(a, b);
    } finally {
      console.log('left', a, b);
    }
  }
}
