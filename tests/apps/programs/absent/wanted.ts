/** What is wanted as something that may be undefined is looked for, and not a fault when it is missing. */
const known: Record<string, number> = { one: 1 };
const names: string[] = ['first'];

function find(name: string): number | undefined {
  return known[name];
}
function describe(what: string | undefined): string {
  return what ?? 'nothing';
}
function fibonacci(n: number): number {
  const found: number | undefined = known[`f${n}`];
  if (found !== undefined) return found;
  return (known[`f${n}`] = n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
}
console.log(find('one') ?? 'none', find('two') ?? 'none');
console.log(describe(names[0]), describe(names[1]), describe(names[-1]));
console.log(fibonacci(40), known.f7);
const pair: (string | undefined)[] = [names[0], names[5]];
console.log(JSON.stringify(pair));
const chosen: string | undefined = names.length > 3 ? names[3] : names[9];
console.log(chosen === undefined);
