/** Optional parameters are undefined when they are left out. */
function describe(name: string, age?: number, city?: string): string {
  let text = name;
  if (age !== undefined) text += ` (${age})`;
  if (city) text += ` of ${city}`;
  return text;
}
console.log(
  describe('ada'),
  describe('bob', 0),
  describe('eve', 30, 'Rome'),
  describe('zoe', undefined, 'Oslo'),
);
function limit(n: number, most?: number): number {
  return n > (most ?? 100) ? (most ?? 100) : n;
}
console.log(limit(500), limit(500, 300), limit(5, 0));
