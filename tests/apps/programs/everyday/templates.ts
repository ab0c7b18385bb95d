/** A template engine: values, filters, conditions and loops. Messages: "hello", "list", "cond", "none". */
type Values = { [name: string]: string };

const filters: { [name: string]: (text: string) => string } = {
  upper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  title: (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  quote: (text) => `"${text}"`,
};

function render(template: string, values: Values, lists: Record<string, string[]> = {}): string {
  const withLoops = template.replace(/\{#(\w+)\}/g, (tag) => {
    const name = tag.slice(2, -1);
    return (lists[name] ?? []).map((item, i) => `${i + 1}. ${item}`).join('\n');
  });
  return withLoops.replace(/\{\{[^}]*\}\}/g, (tag) => {
    const [name, ...pipeline] = tag
      .slice(2, -2)
      .split('|')
      .map((part) => part.trim());
    const value = values[name];
    if (value === undefined) return `[${name}?]`;
    return pipeline.reduce((text, filter) => {
      const apply = filters[filter];
      if (!apply) throw new Error(`no filter '${filter}'`);
      return apply(text);
    }, value);
  });
}

const templates: Record<string, string> = {
  hello: 'Hello {{ name | trim | title }}, you are {{ age }} and {{ mood }}.',
  list: 'Shopping for {{name|trim|upper}}:\n{#items}',
  cond: '{{ name | shout }}',
};

export function onMessage(message: string): string {
  const template = templates[message];
  if (template === undefined) return 'no such template';
  try {
    return render(template, { name: ' aNNa ', age: `${33}` }, { items: ['milk', 'bread'] });
  } catch (error) {
    return `template error: ${(error as Error).message}`;
  }
}
