/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/**
 * The authority graph: lines from who may call, notify or touch to what. Beside it the same as a matrix, with the objects of the
 * kernel, and every capability as a table.
 */
import type { VNode } from 'preact';
import type { SystemReport } from '../../../linker/report';
import { accessesOf, COMMON_TARGETS, targetsOf, type Access } from '../authority';
import { grouped, listed, type Facts } from '../facts';
import type { GraphEdge, GraphNode } from '../graph';
import { kindOf } from '../processes';
import { Matrix } from './authority-matrix';
import { Picture, Section, Table, type LegendEntry } from './figure';
import { drawGraph } from './graph';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'service', words: 'service' },
  { sample: 'process', words: 'other process' },
  { sample: 'device', words: 'device' },
  { sample: 'line call', words: 'may call' },
  { sample: 'line common', words: 'may call, as every service may' },
  { sample: 'line touch', words: 'may touch' },
  { sample: 'line notify', words: 'may notify or oversee' },
];

export async function authoritySection(report: SystemReport): Promise<VNode> {
  const accesses = accessesOf(report);
  const graph = await drawGraph(nodesOf(report, accesses), edgesOf(accesses));
  const powerful = accesses.filter(
    ({ target, rights }) => target === 'processes' && isMoreThanLooking(rights),
  );
  const rulers = [...new Set(powerful.map(({ holder }) => holder))];
  return (
    <Section
      id="authority"
      title="Authority"
      finding={
        <>
          <strong>{grouped(report.authority.length)} capabilities</strong> at boot say who may call and touch
          what; there is no other way. {rulers.length > 0 && `Power over all processes: ${listed(rulers)}.`}
        </>
      }
    >
      <Picture label="Authority graph" legend={LEGEND}>
        {graph}
      </Picture>
      <Matrix report={report} accesses={accesses.filter(({ holder, target }) => holder !== target)} />
      <CapabilityTable report={report} />
    </Section>
  );
}

function isMoreThanLooking(rights: readonly string[]): boolean {
  return rights.some((right) => right !== 'inspect');
}

function nodesOf(report: SystemReport, accesses: readonly Access[]): GraphNode[] {
  const devices = targetsOf(accesses, report).devices.map((name): GraphNode => {
    const facts = { title: name, lines: [`Touched by ${listed(holdersOf(accesses, name, 'device'))}`] };
    return { id: name, title: name, note: 'device', kind: 'device', facts };
  });
  const processes = report.processes.map((process): GraphNode => {
    const { name } = process;
    const facts = factsOf(name, accesses);
    return { id: name, title: name, ...noteOf(name, accesses), kind: kindOf(process), facts };
  });
  return [...processes, ...devices];
}

function holdersOf(
  accesses: readonly Access[],
  target: string,
  ...kinds: readonly Access['kind'][]
): string[] {
  const holders = accesses.filter((each) => each.target === target && kinds.includes(each.kind));
  return [...new Set(holders.map(({ holder }) => holder))];
}

/** What it may do to the kernel's objects beyond looking at them. */
function noteOf(name: string, accesses: readonly Access[]): { note?: string } {
  const objects = accesses
    .filter(({ holder, kind, rights }) => holder === name && kind === 'kernel' && isMoreThanLooking(rights))
    .map(({ target }) => (target === 'clock' ? 'timer' : target));
  return objects.length === 0 ? {} : { note: [...new Set(objects)].join(', ') };
}

function factsOf(name: string, accesses: readonly Access[]): Facts {
  const own = accesses.filter(({ holder }) => holder === name);
  const callers = holdersOf(accesses, name, 'call');
  const line = (words: string, kinds: readonly Access['kind'][]): string[] => {
    const targets = own.filter(({ kind }) => kinds.includes(kind)).map(wordsOf);
    return targets.length === 0 ? [] : [`${words} ${listed([...new Set(targets)])}`];
  };
  return {
    title: name,
    lines: [
      ...line('May call', ['call']),
      ...line('May notify', ['notify']),
      ...line('Oversees', ['oversee']),
      ...line('May touch', ['device']),
      ...line('Of the kernel:', ['kernel']),
      callers.length === 0 ? 'Nobody may call it' : `Called by ${listed(callers)}`,
    ],
  };
}

/** `registry (may pass capabilities)`, `processes (inspect)`. */
function wordsOf({ target, kind, rights }: Access): string {
  if (kind === 'call') return rights.includes('grant') ? `${target} (may pass capabilities)` : target;
  return kind === 'notify' ? target : `${target} (${rights.join(', ')})`;
}

/** One line for each pair, however many capabilities say so. */
function edgesOf(accesses: readonly Access[]): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { holder: from, target: to, kind } of accesses) {
    if (kind === 'kernel' || from === to) continue;
    const known = edges.get(`${from} ${to}`);
    if (!known) edges.set(`${from} ${to}`, { from, to, kind: edgeKind(kind, to) });
  }
  return [...edges.values()];
}

function edgeKind(kind: Access['kind'], to: string): string {
  if (kind === 'device') return 'touch';
  if (kind !== 'call') return 'notify';
  return COMMON_TARGETS.includes(to) ? 'common' : 'call';
}

function CapabilityTable({ report: { authority } }: { readonly report: SystemReport }): VNode {
  const rows = authority.map(({ holder, slot, name, type, object, rights, badge }) => [
    `${holder}, slot ${slot}`,
    name,
    `${type} ${object}`,
    rights.join(', '),
    String(badge),
  ]);
  return (
    <Table
      title="Every capability as a table"
      head={['slot', 'grant', 'object', 'rights', 'badge']}
      figures={[4]}
      rows={rows}
    />
  );
}
