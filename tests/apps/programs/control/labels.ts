/** break and continue with labels. */
outer: for (let i = 0; i < 4; i++) {
  for (let j = 0; j < 4; j++) {
    if (j === 2) continue outer;
    if (i === 2) break outer;
    console.log(i, j);
  }
}
block: {
  console.log('in');
  if (1 < 2) break block;
  console.log('never');
}
let found = '';
search: while (true) {
  for (const x of [3, 5, 8, 9]) {
    switch (x % 4) {
      case 0:
        found = 'eight ' + x;
        break search;
      case 3:
        continue;
    }
    console.log('looked at', x);
  }
}
console.log(found);
