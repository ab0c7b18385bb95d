/** Kinds in the words of messages. */
import type { Kind } from './kinds';

const WORDS: Partial<Record<Kind['kind'], string>> = {
  text: 'string',
  pattern: 'RegExp',
  match: 'RegExpMatchArray',
  error: 'Error',
  absent: 'undefined',
};

/** As a type would be written, two levels deep. */
export function describeKind(kind: Kind, depth = 2): string {
  const inner = (of: Kind): string => describeKind(of, depth - 1);
  if (depth === 0 && kind.kind !== 'object') return WORDS[kind.kind] ?? kind.kind;
  switch (kind.kind) {
    case 'object':
      return kind.layout.name;
    case 'union':
      return kind.layouts.map((layout) => layout.name).join(' | ');
    case 'erased':
      return kind.name;
    case 'array':
      return kind.of.kind === 'maybe' ? `(${inner(kind.of)})[]` : `${inner(kind.of)}[]`;
    case 'tuple':
      return `[${kind.kinds.map(inner).join(', ')}]`;
    case 'dictionary':
      return `Record<string, ${inner(kind.of)}>`;
    case 'map':
      return `Map<${inner(kind.key)}, ${inner(kind.of)}>`;
    case 'set':
      return `Set<${inner(kind.of)}>`;
    case 'iterator':
      return `IterableIterator<${inner(kind.of)}>`;
    case 'maybe':
      return `${inner(kind.of)} | undefined`;
    case 'callable':
      return `(${kind.parameters.map(inner).join(', ')}) => ${inner(kind.result)}`;
    default:
      return WORDS[kind.kind] ?? kind.kind;
  }
}
