/**
 * The dependency graph: who is started before whom, and which services a process may find while it runs.
 *
 * An edge is implied if a longer way says the same; pictures draw these fainter, because without them the order would be the same.
 */
import type { ProcessReport, SystemReport } from '../../linker/report';

export interface Dependency {
  readonly from: string;
  /** Started before. */
  readonly to: string;
  readonly kind: 'needs' | 'implied' | 'finds';
}

export function dependenciesOf({ processes }: SystemReport): Dependency[] {
  const needs = new Map(processes.map(({ name, relations }) => [name, relations.dependsOn]));
  return processes.flatMap(({ name, relations: { dependsOn, finds } }) => [
    ...dependsOn.map((to) => ({ from: name, to, kind: kindOf(dependsOn, to, needs) })),
    ...finds
      .filter((to) => needs.has(to) && !dependsOn.includes(to))
      .map((to) => ({ from: name, to, kind: 'finds' as const })),
  ]);
}

function kindOf(
  dependsOn: readonly string[],
  to: string,
  needs: ReadonlyMap<string, readonly string[]>,
): 'needs' | 'implied' {
  const others = dependsOn.filter((each) => each !== to);
  return others.some((other) => reaches(other, to, needs)) ? 'implied' : 'needs';
}

/** The system check has refused cycles. */
function reaches(from: string, to: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const next = needs.get(from) ?? [];
  return next.includes(to) || next.some((each) => reaches(each, to, needs));
}

/** The longest way from a process to one that needs nobody: 0 is started first. */
export function startLevels(processes: readonly ProcessReport[]): Map<string, number> {
  const byName = new Map(processes.map((process) => [process.name, process]));
  const levels = new Map<string, number>();
  const levelOf = (name: string): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    const needs = byName.get(name)?.relations.dependsOn ?? [];
    const level = needs.length === 0 ? 0 : 1 + Math.max(...needs.map(levelOf));
    levels.set(name, level);
    return level;
  };
  processes.forEach(({ name }) => levelOf(name));
  return levels;
}
