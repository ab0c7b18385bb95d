/**
 * A directed graph with places for its nodes and ways for its edges: laid out by ELK, in layers, once for wide screens (from left to
 * right) and once for narrow ones (from top to bottom, few nodes side by side, small enough that its text can be read unscaled).
 *
 * Edges to one node end in one point, and share the last part of their way: many callers of one service are one line into it. On
 * narrow screens edges that begin at one node share their first part, too.
 */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Facts } from './facts';

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  /** A second, shorter line. */
  readonly note?: string;
  /** A class of the style sheet. */
  readonly kind: 'service' | 'process' | 'device';
  readonly facts: Facts;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** A class of the style sheet. */
  readonly kind: string;
  /** Stroke in pixels. Default: 1.5. */
  readonly width?: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LaidOutGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (GraphNode & Point & { readonly width: number; readonly height: number })[];
  readonly edges: readonly (GraphEdge & { readonly points: readonly Point[] })[];
}

/** `steps`: each node stands as far from the start as its longest way, as steps of time do. `compact`: lines are short. */
export type Layering = 'steps' | 'compact';

export interface Shape {
  readonly direction: 'RIGHT' | 'DOWN';
  readonly leastWidth: number;
  readonly nodeHeight: number;
  /** Pixels of a letter, as a generous mean, in titles and in notes (0: notes are not shown). */
  readonly titleLetter: number;
  readonly noteLetter: number;
  /** Beside the longest text, both sides together. */
  readonly textMargin: number;
  /** Nodes side by side at most. Default: as many as the layers have. */
  readonly beside?: number;
}

export const WIDE: Shape = {
  direction: 'RIGHT',
  leastWidth: 112,
  nodeHeight: 44,
  titleLetter: 7.8,
  noteLetter: 6.2,
  textMargin: 16,
};
export const NARROW: Shape = {
  direction: 'DOWN',
  leastWidth: 72,
  nodeHeight: 28,
  titleLetter: 7.2,
  noteLetter: 0,
  textMargin: 8,
  beside: 2,
};

export async function layOut(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  shape: Shape,
  layering: Layering,
): Promise<LaidOutGraph> {
  const laidOut: ElkNode = await new ELK().layout({
    id: 'graph',
    layoutOptions: optionsOf(shape, layering),
    children: nodes.map((node) => elkNode(node, shape)),
    edges: edges.map((edge, index) => elkEdge(edge, index, shape)),
  });
  const places = new Map((laidOut.children ?? []).map((child) => [child.id, child]));
  return {
    width: laidOut.width ?? 0,
    height: laidOut.height ?? 0,
    nodes: nodes.map((node) => ({ ...node, ...placeOf(places, node.id), ...sizeOf(node, shape) })),
    edges: edges.map((edge, index) => ({ ...edge, points: pointsOf(laidOut.edges?.[index]) })),
  };
}

function sizeOf({ title, note = '' }: GraphNode, shape: Shape): { width: number; height: number } {
  const text = Math.max(title.length * shape.titleLetter, note.length * shape.noteLetter);
  return { width: Math.max(shape.leastWidth, Math.ceil(text + shape.textMargin)), height: shape.nodeHeight };
}

function optionsOf({ direction, beside }: Shape, layering: Layering): Record<string, string> {
  const isWide = direction === 'RIGHT';
  const bounded = {
    'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
    'elk.layered.layering.coffmanGraham.layerBound': String(beside),
  };
  const strategy = layering === 'steps' ? 'LONGEST_PATH_SOURCE' : 'NETWORK_SIMPLEX';
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction,
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': '[top=6,left=6,bottom=6,right=6]',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.thoroughness': '50',
    'elk.layered.spacing.nodeNodeBetweenLayers': isWide ? '40' : '18',
    'elk.spacing.nodeNode': isWide ? '14' : '10',
    'elk.spacing.edgeNode': isWide ? '12' : '6',
    'elk.spacing.edgeEdge': isWide ? '8' : '6',
    ...(beside === undefined ? { 'elk.layered.layering.strategy': strategy } : bounded),
  };
}

/** Where edges enter and where they leave. */
function elkNode(node: GraphNode, shape: Shape): ElkNode {
  const { id } = node;
  const { direction, beside } = shape;
  const [enter, leave] = direction === 'RIGHT' ? ['WEST', 'EAST'] : ['NORTH', 'SOUTH'];
  const port = (name: string, side: string): { id: string; layoutOptions: Record<string, string> } => ({
    id: `${name} ${id}`,
    layoutOptions: { 'elk.port.side': side },
  });
  return {
    id,
    ...sizeOf(node, shape),
    layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    ports: [port('enter', enter!), ...(beside === undefined ? [] : [port('leave', leave!)])],
  };
}

function elkEdge({ from, to }: GraphEdge, index: number, { beside }: Shape): ElkExtendedEdge {
  const source = beside === undefined ? from : `leave ${from}`;
  return { id: `edge ${index}`, sources: [source], targets: [`enter ${to}`] };
}

function placeOf(places: ReadonlyMap<string, ElkNode>, id: string): Point {
  const { x = 0, y = 0 } = places.get(id) ?? {};
  return { x, y };
}

function pointsOf(edge: ElkExtendedEdge | undefined): Point[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}
