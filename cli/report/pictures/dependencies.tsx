/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The dependency graph: from who is started earlier to who is started later. */
import type { VNode } from 'preact';
import type { ProcessReport, SystemReport } from '../../../linker/report';
import { dependenciesOf, startLevels, type Dependency } from '../dependencies';
import { listed, type Facts } from '../facts';
import type { GraphEdge, GraphNode } from '../graph';
import { kindOf } from '../processes';
import { Picture, Section, Table, type LegendEntry } from './figure';
import { drawGraph } from './graph';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'service', words: 'service' },
  { sample: 'process', words: 'other process' },
  { sample: 'line needs', words: 'is started before' },
  { sample: 'line implied', words: 'the same, implied by others' },
  { sample: 'line finds', words: 'may be found by, through the registry' },
];

export async function dependencySection(report: SystemReport): Promise<VNode> {
  const dependencies = dependenciesOf(report);
  const levels = startLevels(report.processes);
  const nodes = report.processes.map((process) => nodeOf(process, dependencies, levels));
  // Lines go the way of time: from who is needed to who needs.
  const edges = dependencies.map(({ from, to, kind }): GraphEdge => ({ from: to, to: from, kind }));
  const steps = 1 + Math.max(0, ...levels.values());
  return (
    <Section
      id="dependencies"
      title="Dependencies"
      finding={
        <>
          {byStarter(report.processes)}. The longest chain takes <strong>{steps} steps</strong>: each process
          waits until everything it depends on is ready.
        </>
      }
    >
      <Picture label="Dependency graph" legend={LEGEND}>
        {await drawGraph(nodes, edges, 'steps')}
      </Picture>
      <DependencyTable processes={report.processes} levels={levels} />
    </Section>
  );
}

const STARTERS = { kernel: 'started by the kernel', supervisor: 'by the supervisor', request: 'on request' };

function byStarter(processes: readonly ProcessReport[]): string {
  const counts = Object.entries(STARTERS).map(([starter, words]) => {
    const count = processes.filter(({ relations }) => relations.startedBy === starter).length;
    return count === 0 ? '' : `${count} ${words}`;
  });
  return listed(counts.filter((each) => each !== ''));
}

function nodeOf(
  process: ProcessReport,
  dependencies: readonly Dependency[],
  levels: ReadonlyMap<string, number>,
): GraphNode {
  const { name, priority } = process;
  const facts = factsOf(process, dependencies, levels.get(name) ?? 0);
  return { id: name, title: name, note: `priority ${priority}`, kind: kindOf(process), facts };
}

function factsOf(
  { name, priority, relations }: ProcessReport,
  dependencies: readonly Dependency[],
  level: number,
): Facts {
  const { dependsOn, finds, startedBy, supervisor, boots } = relations;
  const needed = dependencies
    .filter(({ to, kind }) => to === name && kind !== 'finds')
    .map(({ from }) => from);
  const started = startedBy === 'kernel' ? 'Started by the kernel' : `Started ${STARTERS[startedBy]}`;
  return {
    title: name,
    lines: [
      `${started}, in step ${level + 1}; priority ${priority}`,
      ...(boots ? ['Starts the others'] : []),
      ...(dependsOn.length === 0 ? [] : [`Needs ${listed(dependsOn)}`]),
      ...(finds.length === 0 ? [] : [`May find ${listed(finds)}`]),
      needed.length === 0 ? 'Nobody needs it' : `Needed by ${listed(needed)}`,
      ...(supervisor === undefined ? [] : [`${supervisor} decides about its faults`]),
    ],
  };
}

interface TableProperties {
  readonly processes: readonly ProcessReport[];
  readonly levels: ReadonlyMap<string, number>;
}

function DependencyTable({ processes, levels }: TableProperties): VNode {
  const inOrder = [...processes].sort((a, b) => (levels.get(a.name) ?? 0) - (levels.get(b.name) ?? 0));
  const rows = inOrder.map(({ name, priority, relations }) => [
    name,
    String((levels.get(name) ?? 0) + 1),
    relations.startedBy,
    String(priority),
    relations.dependsOn.join(', '),
    relations.finds.join(', '),
  ]);
  return (
    <Table
      title="Dependencies as a table"
      head={['process', 'step', 'started by', 'priority', 'needs', 'may find']}
      figures={[1, 3]}
      rows={rows}
    />
  );
}
