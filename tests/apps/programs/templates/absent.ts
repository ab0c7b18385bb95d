/** undefined and null in a template. */
function find(key: number): string | undefined {
  return key === 1 ? 'one' : undefined;
}
const nothing: string | null = counterOf('x');
function counterOf(name: string): string | null {
  return name === 'y' ? name : null;
}
console.log(`${find(1)} ${find(2)} ${nothing}`, 'is ' + find(3), String(find(1)));
