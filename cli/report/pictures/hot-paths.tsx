/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Where messages went, from a recording: a graph whose lines are as wide as the time in them, and the hottest paths as bars. */
import type { VNode } from 'preact';
import type { ProcessReport, SystemReport } from '../../../linker/report';
import { duration, grouped, type Facts } from '../facts';
import type { GraphEdge, GraphNode } from '../graph';
import type { HotPaths, Path, Route } from '../hot-paths';
import { kindOf } from '../processes';
import { Picture, Section, Table, type LegendEntry } from './figure';
import { drawGraph } from './graph';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'line call', words: 'calls: the wider, the more time' },
  { sample: 'line post', words: 'posts' },
  { sample: 'line notify', words: 'notifications' },
];

const TITLE = 'Message paths';
const ID = 'messages';

export async function hotPathSection(report: SystemReport, hot: HotPaths | undefined): Promise<VNode> {
  if (!hot) return <NoRecording />;
  const { routes, paths } = hot;
  return (
    <Section id={ID} title={TITLE} finding={<Finding hot={hot} />}>
      <Picture label="Message paths" legend={LEGEND}>
        {await drawGraph(nodesOf(report, routes), edgesOf(routes))}
      </Picture>
      <PathBars paths={paths} />
      <RouteTable routes={routes} />
    </Section>
  );
}

function NoRecording(): VNode {
  return (
    <Section
      id={ID}
      title={TITLE}
      finding="Who calls whom how often, and how long it takes, stands in a recording; this page was made without one."
    >
      <p class="how">
        While the system runs, <code>npx conductor trace --record trace.json</code>; then{' '}
        <code>npx conductor report --html --trace trace.json</code>.
      </p>
    </Section>
  );
}

function Finding({ hot: { events, lost, duration: time, routes } }: { readonly hot: HotPaths }): VNode {
  const calls = routes.filter(({ kind }) => kind === 'call');
  const [hottest] = calls;
  return (
    <>
      {grouped(calls.reduce((sum, { count }) => sum + count, 0))} calls in {duration(time)}.{' '}
      {hottest?.times && (
        <>
          Most time went into{' '}
          <strong>
            {hottest.method} of {hottest.to}
          </strong>
          , called by {hottest.from}: {duration(hottest.times.total)}.{' '}
        </>
      )}
      {lost > 0 &&
        `${grouped(lost)} of ${grouped(events + lost)} events are lost; calls across a loss are left out.`}
    </>
  );
}

/** Only who took part. */
function nodesOf({ processes }: SystemReport, routes: readonly Route[]): GraphNode[] {
  const known = new Map(processes.map((process) => [process.name, process]));
  const names = [...new Set(routes.flatMap(({ from, to }) => [from, to]))];
  return names.map((name) => ({
    id: name,
    title: name,
    ...noteOf(name, routes),
    kind: kindOfName(known.get(name)),
    facts: factsOf(name, routes),
  }));
}

/** A recording may be of another version of the system. */
function kindOfName(process: ProcessReport | undefined): GraphNode['kind'] {
  return process ? kindOf(process) : 'process';
}

function noteOf(name: string, routes: readonly Route[]): { note?: string } {
  const served = routes.filter(({ to, kind }) => to === name && kind === 'call');
  const count = served.reduce((sum, route) => sum + route.count, 0);
  return count === 0 ? {} : { note: `served ${grouped(count)}` };
}

function factsOf(name: string, routes: readonly Route[]): Facts {
  const own = routes.filter(({ from, to }) => from === name || to === name);
  return { title: name, lines: own.map(routeWords) };
}

function routeWords({ from, to, kind, method, count, times }: Route): string {
  const often = `${grouped(count)} × ${kind} ${method}, ${from} → ${to}`;
  return times ? `${often}: mean ${duration(times.mean)}, longest ${duration(times.longest)}` : often;
}

const NARROWEST = 1.5;
const WIDEST = 7;

/** One line for each pair and kind: square roots, so that what is seldom can still be seen. */
function edgesOf(routes: readonly Route[]): GraphEdge[] {
  const pairs = new Map<string, { from: string; to: string; kind: Route['kind']; total: number }>();
  for (const { from, to, kind, times } of routes) {
    if (from === to) continue;
    const pair = pairs.get(`${from} ${to} ${kind}`) ?? { from, to, kind, total: 0 };
    pairs.set(`${from} ${to} ${kind}`, { ...pair, total: pair.total + (times?.total ?? 0) });
  }
  const most = Math.max(1, ...[...pairs.values()].map(({ total }) => total));
  return [...pairs.values()].map(({ from, to, kind, total }) => ({
    from,
    to,
    kind: kind === 'signal' ? 'notify' : kind,
    width: NARROWEST + (WIDEST - NARROWEST) * Math.sqrt(total / most),
  }));
}

const MOST_PATHS = 12;

function PathBars({ paths }: { readonly paths: readonly Path[] }): VNode {
  const most = Math.max(1, ...paths.map(({ total }) => total));
  return (
    <div class="paths">
      <h3>The hottest paths</h3>
      <ol>
        {paths.slice(0, MOST_PATHS).map(({ processes, methods, count, total }) => (
          <li>
            <span class="path-way">
              {processes.join(' → ')} <small>{methods.at(-1)}</small>
            </span>
            <span class="path-bar" aria-hidden="true">
              <span style={`width: ${Math.max(0.5, Math.round((total / most) * 1000) / 10)}%`} />
            </span>
            <span class="path-figures">
              {grouped(count)} ×, {duration(total)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function RouteTable({ routes }: { readonly routes: readonly Route[] }): VNode {
  const rows = routes.map(({ from, to, kind, method, count, times }) => [
    `${from} → ${to}`,
    `${kind} ${method}`,
    grouped(count),
    times ? duration(times.total) : '',
    times ? duration(times.mean) : '',
    times ? duration(times.longest) : '',
    times ? duration(times.wait) : '',
  ]);
  return (
    <Table
      title="Routes as a table"
      head={['route', 'message', 'count', 'time', 'mean', 'longest', 'mean wait']}
      figures={[2, 3, 4, 5, 6]}
      rows={rows}
    />
  );
}
