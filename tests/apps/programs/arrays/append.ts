/** An assignment to the index that is the length appends; also of what is computed first, and in patterns. */
const squares: number[] = [];
for (let i = 0; i < 5; i++) squares[i] = i * i;
squares[squares.length] = 25;
console.log(squares.join(), squares.length);

const rows: number[][] = [];
rows[0] = [];
rows[0][0] = 7;
rows[1] = rows[0].slice();
console.log(JSON.stringify(rows));

let at = 0;
const words: string[] = [];
words[at++] = 'a';
words[at] = words[at - 1] + 'b';
words[2] ??= 'c';
words[3] ||= 'd';
words[0] ||= 'never';
[words[4], words[5]] = ['e', 'f'];
console.log(words.join(), at);
