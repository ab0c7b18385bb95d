/** The handlers onStart and onMessage; state lives in module-level variables. Messages: "add 5", "add 7", "show", "what". */
let total = 0;
const log: string[] = [];
export function onStart(): void {
  total = 100;
  console.log('started');
}
export function onMessage(text: string): string {
  const words = text.split(' ');
  const command = words[0];
  log.push(command);
  switch (command) {
    case 'add':
      total += parseInt(words[1], 10);
      return 'ok';
    case 'show':
      return `${total} after ${log.join()}`;
    default:
      return `unknown: ${text}`;
  }
}
console.log('loaded');
