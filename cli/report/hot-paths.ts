/**
 * Where messages go, from a recording: routes (one client, one server, one method) and paths (calls that a server makes while it
 * serves one), each with how often and how long.
 */
import { callsIn, type TracedCall } from '../trace/calls';
import type { Recording } from '../trace/recording';

export interface Route {
  readonly from: string;
  readonly to: string;
  readonly kind: 'call' | 'post' | 'signal';
  /** `Pong.exchange`, `label 3`; of a signal the lowest bit. */
  readonly method: string;
  readonly count: number;
  /** Of calls that were answered, in microseconds. */
  readonly times?: Times;
}

export interface Times {
  readonly answered: number;
  readonly total: number;
  readonly mean: number;
  readonly longest: number;
  /** Mean time until the server had the call. */
  readonly wait: number;
}

export interface Path {
  /** From the first client to the last server. */
  readonly processes: readonly string[];
  /** One fewer. */
  readonly methods: readonly string[];
  readonly count: number;
  /** Microseconds in the last server, its own calls included. */
  readonly total: number;
}

export interface HotPaths {
  /** Microseconds from the first event to the last. */
  readonly duration: number;
  readonly events: number;
  readonly lost: number;
  /** The hottest first: by time, then by count. */
  readonly routes: readonly Route[];
  readonly paths: readonly Path[];
}

export function hotPathsOf(recording: Recording): HotPaths {
  const { events, lost } = recording;
  const times = events.map(({ time }) => time);
  const calls = callsIn(recording);
  const routes = [...callRoutes(calls), ...messageRoutes(recording)];
  return {
    duration: times.length === 0 ? 0 : durationOf(recording),
    events: events.length,
    lost,
    routes: routes.sort((a, b) => heat(b) - heat(a) || b.count - a.count),
    paths: pathsOf(calls),
  };
}

/** Boots begin at 0 again: each run counts from its own first event. */
function durationOf({ events }: Recording): number {
  let sum = 0;
  for (const [index, { time, kind }] of events.entries()) {
    const before = events[index - 1];
    if (before && kind !== 'boot') sum += Math.max(0, time - before.time);
  }
  return sum;
}

function heat({ times }: Route): number {
  return times?.total ?? 0;
}

function callRoutes(calls: readonly TracedCall[]): Route[] {
  const groups = grouped(calls, ({ client, server, method }) => `${client}\n${server}\n${method}`);
  return groups.map((group) => {
    const { client, server, method } = group[0]!;
    const times = timesOf(group);
    return { from: client, to: server, kind: 'call', method, count: group.length, ...(times && { times }) };
  });
}

function timesOf(calls: readonly TracedCall[]): Times | undefined {
  const answered = calls.filter(isAnswered);
  if (answered.length === 0) return undefined;
  const durations = answered.map(({ start, end }) => end - start);
  const total = sumOf(durations);
  return {
    answered: answered.length,
    total,
    mean: total / answered.length,
    longest: durations.reduce((most, each) => Math.max(most, each), 0),
    wait: sumOf(answered.map(({ start, received }) => received - start)) / answered.length,
  };
}

/** What nobody answers: posts, sends and signals. */
function messageRoutes({ events }: Recording): Route[] {
  const kinds = { send: 'post', post: 'post', signal: 'signal' } as const;
  const messages = events.flatMap(({ kind, process, peer, label = 0, name }) => {
    if (kind !== 'send' && kind !== 'post' && kind !== 'signal') return [];
    const method = name ?? (kind === 'signal' ? `bit ${label}` : `label ${label}`);
    return peer === undefined ? [] : [{ from: process, to: peer, kind: kinds[kind], method }];
  });
  const groups = grouped(messages, ({ from, to, kind, method }) => `${from}\n${to}\n${kind}\n${method}`);
  return groups.map((group) => ({ ...group[0]!, count: group.length }));
}

type AnsweredCall = TracedCall & { readonly end: number };

function isAnswered(call: TracedCall): call is AnsweredCall {
  return call.end !== undefined;
}

/** Calls by the calls within which they were made. The hottest first. */
function pathsOf(calls: readonly TracedCall[]): Path[] {
  const answered = calls.filter(isAnswered).sort((a, b) => a.start - b.start || b.end - a.end);
  const chains = chainsOf(answered);
  const groups = grouped(chains, (chain) => chain.map(keyOf).join('\n'));
  const paths = groups.map((group) => ({
    processes: [group[0]![0]!.client, ...group[0]!.map(({ server }) => server)],
    methods: group[0]!.map(({ method }) => method),
    count: group.length,
    total: sumOf(group.map((chain) => lengthOf(chain.at(-1)!))),
  }));
  return paths.sort((a, b) => b.total - a.total);
}

/** For each call, in the order of their starts: itself behind the calls that its client was serving, the outermost first. */
function chainsOf(calls: readonly AnsweredCall[]): AnsweredCall[][] {
  const open = new Map<string, AnsweredCall[]>();
  return calls.map((call) => {
    const around = open.get(call.client);
    const served = around?.at(-1);
    const isWithin = served !== undefined && served.received <= call.start && call.end <= served.end;
    const chain = isWithin ? [...around!, call] : [call];
    open.set(call.server, chain);
    return chain;
  });
}

function keyOf({ client, server, method }: TracedCall): string {
  return `${client} ${server} ${method}`;
}

function lengthOf({ start, end }: AnsweredCall): number {
  return end - start;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
