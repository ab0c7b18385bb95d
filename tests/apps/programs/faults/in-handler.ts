/** A fault in a handler, after others went well. Messages: "0", "2", "3". Faults: index. */
const names = ['zero', 'one', 'two'];
export function onMessage(text: string): string {
  return names[parseInt(text, 10)]; // here
}
