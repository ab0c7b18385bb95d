/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** A laid-out graph as SVG: ways with rounded corners and an arrow at the end, and nodes that are marks. */
import type { VNode } from 'preact';
import {
  layOut,
  NARROW,
  WIDE,
  type GraphEdge,
  type GraphNode,
  type LaidOutGraph,
  type Layering,
  type Point,
} from '../graph';
import { markAttributes, partAttributes } from './mark';

/** Both layouts: the style sheet shows the one that fits. */
export async function drawGraph(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  layering: Layering = 'compact',
): Promise<VNode> {
  const wide = await layOut(nodes, edges, WIDE, layering);
  const narrow = await layOut(nodes, edges, NARROW, layering);
  return (
    <>
      <Graph graph={wide} className="wide" />
      <Graph graph={narrow} className="narrow" />
    </>
  );
}

/** A wide layout may be drawn this much larger than it is. */
const MOST_ENLARGED = 1.15;

function Graph({ graph, className }: { readonly graph: LaidOutGraph; readonly className: string }): VNode {
  const { nodes, edges } = graph;
  const width = Math.ceil(graph.width);
  const isWide = className === 'wide';
  return (
    <svg
      class={`graph ${className}`}
      viewBox={`0 0 ${width} ${Math.ceil(graph.height)}`}
      style={`max-width: ${isWide ? Math.ceil(width * MOST_ENLARGED) : width}px`}
      role="presentation"
    >
      {edges.map((edge) => (
        <Edge edge={edge} />
      ))}
      {nodes.map((node) => (
        <Node node={node} edges={edges} withNote={isWide} />
      ))}
    </svg>
  );
}

function Edge({ edge }: { readonly edge: LaidOutGraph['edges'][number] }): VNode {
  const { from, to, kind, width = 1.5, points } = edge;
  return (
    <g class={`edge ${kind}`} {...partAttributes(from, to)}>
      <path class="way" d={roundedWay(points)} stroke-width={width} />
      <path class="arrow" d={arrowAt(points, 3.2 + width * 0.7)} />
    </g>
  );
}

interface NodeProperties {
  readonly node: LaidOutGraph['nodes'][number];
  readonly edges: readonly GraphEdge[];
  readonly withNote: boolean;
}

function Node({ node, edges, withNote }: NodeProperties): VNode {
  const { id, title, note, kind, facts, x, y, width, height } = node;
  const hasNote = withNote && note !== undefined;
  return (
    <g
      class={`node ${kind}`}
      transform={`translate(${x} ${y})`}
      {...partAttributes(id, ...neighbours(id, edges))}
      {...markAttributes(id, facts)}
    >
      <rect width={width} height={height} rx="6" />
      <text class="title" x={width / 2} y={hasNote ? height / 2 - 3 : height / 2 + 4.5}>
        {title}
      </text>
      {hasNote && (
        <text class="note" x={width / 2} y={height / 2 + 13}>
          {note}
        </text>
      )}
    </g>
  );
}

function neighbours(id: string, edges: readonly GraphEdge[]): string[] {
  return edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
}

const CORNER = 6;

/** Straight lines with corners cut round, as far as the lines are long enough. */
function roundedWay(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) return `M${at(point)}`;
    if (!after) return `L${at(point)}`;
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
    return `L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`;
  });
  return parts.join('');
}

/** A triangle that ends where the way ends. */
function arrowAt(points: readonly Point[], halfWidth: number): string {
  const [before, tip] = points.slice(-2);
  if (!before || !tip) return '';
  const length = halfWidth * 1.8;
  const base = towards(tip, before, length);
  const side = { x: ((tip.y - base.y) / length) * halfWidth, y: ((base.x - tip.x) / length) * halfWidth };
  const left = { x: base.x + side.x, y: base.y + side.y };
  const right = { x: base.x - side.x, y: base.y - side.y };
  return `M${at(tip)}L${at(left)}L${at(right)}Z`;
}

function towards(from: Point, to: Point, length: number): Point {
  const part = length / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
