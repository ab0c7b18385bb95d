/** Validation of a configuration with rules that are put together, and results as unions. Messages: "name=anna age=33", "name=a age=33", "name=anna age=x", "age=200", "name=anna age=33 color=red". */
type Result<T> = { ok: true; value: T } | { ok: false; errors: string[] };

type Rule = (value: string) => string | undefined;

const required: Rule = (value) => (value === '' ? 'is required' : undefined);
const minLength =
  (length: number): Rule =>
  (value) =>
    value.length < length ? `is shorter than ${length}` : undefined;
const integer: Rule = (value) => (/^-?\d+$/.test(value) ? undefined : 'is no integer');
const between =
  (low: number, high: number): Rule =>
  (value) => {
    const n = Number(value);
    return n < low || n > high ? `is not between ${low} and ${high}` : undefined;
  };
const all =
  (...rules: Rule[]): Rule =>
  (value) => {
    for (const rule of rules) {
      const problem = rule(value);
      if (problem) return problem;
    }
    return undefined;
  };

const schema: Record<string, Rule> = {
  name: all(required, minLength(2)),
  age: all(required, integer, between(0, 150)),
};

interface Person {
  name: string;
  age: number;
}

function parse(text: string): Record<string, string> {
  return text.split(' ').reduce<Record<string, string>>((fields, pair) => {
    const [key, value] = pair.split('=');
    fields[key] = value;
    return fields;
  }, {});
}

function validate(fields: Record<string, string>): Result<Person> {
  const errors: string[] = [];
  for (const [key, rule] of Object.entries(schema)) {
    const problem = rule(fields[key] ?? '');
    if (problem) errors.push(`${key} ${problem}`);
  }
  for (const key of Object.keys(fields)) if (!(key in schema)) errors.push(`${key} is unknown`);
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { name: fields.name, age: Number(fields.age) } };
}

function unwrap<T>(result: Result<T>, fallback: T): T {
  return result.ok ? result.value : fallback;
}

export function onMessage(text: string): string {
  const result = validate(parse(text));
  const { name } = unwrap(result, { name: 'nobody', age: 0 });
  if (!result.ok) return `${name}: ${result.errors.join(', ')}`;
  const { value } = result;
  return `${name} ${value.age + 1}`;
}
