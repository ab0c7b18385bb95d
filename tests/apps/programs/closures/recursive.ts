/** A closure that calls itself, and one that is kept in a dictionary. */
function countDown(from: number, say: (n: number) => void): void {
  const step = (n: number): void => {
    if (n === 0) return;
    say(n);
    step(n - 1);
  };
  step(from);
}
let heard = '';
countDown(5, (n) => {
  heard += n;
});
console.log(heard);
const handlers: Record<string, (text: string) => string> = {};
const prefix = '> ';
handlers['echo'] = (text) => prefix + text;
handlers['twice'] = (text) => handlers['echo'](text) + handlers['echo'](text);
console.log(handlers['twice']('hi'), handlers['none'] === undefined);
