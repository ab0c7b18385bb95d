/**
 * Generated source text as a tree, so that a failing program can be made smaller piece by piece.
 *
 * A branch knows texts that could stand in its place without changing its type: a constant for an expression, nothing
 * for a statement, the body for a loop. The shrinker needs to know no more about the language.
 */
export type Tree = string | Branch;

export interface Branch {
  readonly parts: readonly Tree[];
  /** What may stand here instead, simplest first. */
  readonly simpler: readonly Tree[];
}

/** A template of trees: tree`${left} + ${right}`. */
export function tree(texts: TemplateStringsArray, ...trees: readonly Tree[]): Branch {
  const parts: Tree[] = [];
  texts.forEach((text, position) => {
    if (text !== '') parts.push(text);
    const next = trees[position];
    if (next !== undefined) parts.push(next);
  });
  return { parts, simpler: [] };
}

/** The same tree, with simpler ones that may stand in its place. */
export function orSimpler(of: Tree, ...simpler: readonly Tree[]): Branch {
  const parts = typeof of === 'string' ? [of] : of.parts;
  return { parts, simpler };
}

/** Several trees in a row. */
export const sequence = (parts: readonly Tree[]): Branch => ({ parts, simpler: [] });

export function render(of: Tree): string {
  return typeof of === 'string' ? of : of.parts.map(render).join('');
}

/** Every tree that comes from replacing one branch by something simpler: large branches first. */
export function* simplifications(of: Tree): Generator<Tree> {
  let level: readonly { readonly branch: Branch; readonly rebuild: (replacement: Tree) => Tree }[] =
    typeof of === 'string' ? [] : [{ branch: of, rebuild: (replacement) => replacement }];
  while (level.length > 0) {
    for (const { branch, rebuild } of level) {
      for (const simpler of branch.simpler) yield rebuild(simpler);
    }
    level = level.flatMap(({ branch, rebuild }) =>
      branch.parts.flatMap((part, position) =>
        typeof part === 'string'
          ? []
          : [
              {
                branch: part,
                rebuild: (replacement: Tree) => rebuild(replacePart(branch, position, replacement)),
              },
            ],
      ),
    );
  }
}

function replacePart(branch: Branch, position: number, replacement: Tree): Branch {
  return { ...branch, parts: branch.parts.map((part, at) => (at === position ? replacement : part)) };
}
