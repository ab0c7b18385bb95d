/** Rules: what is looked for in the readings of a sensor, and what is said when it is there. */
export interface Rule {
  sensor: string;
  /** As it was written. */
  text: string;
  holds: (value: number) => boolean;
  /** It was told, and still holds. */
  told: boolean;
}

const rules: Rule[] = [];

/** `temperature above 30 too warm`: the words of a rule; undefined: they are none. */
export function addRule(words: string[]): Rule | undefined {
  if (words.length < 4 || !isNumber(words[2])) return undefined;
  const holds = condition(words[1], parseInt(words[2]));
  if (holds === undefined) return undefined;
  const rule: Rule = { sensor: words[0], text: words.slice(3).join(' '), holds, told: false };
  rules.push(rule);
  return rule;
}

/** A whole number of nine digits at most: more may not fit. */
export function isNumber(text: string): boolean {
  const digits = text.startsWith('-') ? text.slice(1) : text;
  if (digits.length === 0 || digits.length > 9) return false;
  for (const digit of digits) if (digit < '0' || digit > '9') return false;
  return true;
}

function condition(comparison: string, limit: number): ((value: number) => boolean) | undefined {
  switch (comparison) {
    case 'above':
      return (value) => value > limit;
    case 'below':
      return (value) => value < limit;
    default:
      return undefined;
  }
}

/** The rules that a value makes true, and that were not before: each is told once, until it is false again. */
export function rulesThatFire(sensor: string, value: number): Rule[] {
  const fired: Rule[] = [];
  for (const rule of rules) {
    if (rule.sensor !== sensor) continue;
    const holds = rule.holds(value);
    if (holds && !rule.told) fired.push(rule);
    rule.told = holds;
  }
  return fired;
}

export function ruleCount(): number {
  return rules.length;
}
