/** Each message allocates; nothing of it is left. Messages: "a", "bb", "ccc", "dddd", "eeeee". */
const lengths: Record<string, number> = {};
export function onMessage(text: string): string {
  let garbage = '';
  for (let i = 0; i < 100; i++) garbage = text + i;
  lengths[text] = garbage.length;
  return JSON.stringify(lengths);
}
