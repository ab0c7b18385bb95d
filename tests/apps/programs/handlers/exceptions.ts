/** A handler that catches what it throws. Messages: "1", "x", "3". */
function parsed(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`'${text}' is no number`);
  return parseInt(text, 10);
}
export function onMessage(text: string): string {
  try {
    return String(parsed(text) * 2);
  } catch (error) {
    return 'error: ' + (error as Error).message;
  }
}
