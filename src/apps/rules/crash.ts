/** Mistakes that an app can make, to watch what becomes of it. */
const kept: string[] = [];

export function crash(how: string): string {
  switch (how) {
    case 'index':
      return kept[kept.length];
    case 'range':
      return String(2147483647 + kept.length + 1);
    case 'heap':
      for (;;) kept.push(`more and more ${kept.length}`);
    case 'throw':
      throw new Error('as you wish');
    default:
      return 'crash how? index, range, heap, throw';
  }
}
