/** The shortest ways in a small graph. Messages: "A E", "A F", "C A", "A X", "B B". */
type Graph = Record<string, Record<string, number>>;

const graph: Graph = {
  A: { B: 4, C: 1 },
  B: { E: 4 },
  C: { B: 2, D: 5 },
  D: { E: 1 },
  E: {},
  F: { A: 1 },
};

interface Route {
  distance: number;
  path: string[];
}

function shortest(from: string, to: string): Route | null {
  const distances: Record<string, number> = {};
  const previous: Record<string, string | null> = {};
  const unvisited = new Set<string>(Object.keys(graph));
  for (const node of unvisited) {
    distances[node] = 1_000_000;
    previous[node] = null;
  }
  distances[from] = 0;

  while (unvisited.size > 0) {
    let closest: string | null = null;
    for (const node of unvisited) {
      if (closest === null || distances[node] < distances[closest]) closest = node;
    }
    if (closest === null || distances[closest] === 1_000_000) break;
    if (closest === to) break;
    unvisited.delete(closest);
    for (const [neighbour, weight] of Object.entries(graph[closest])) {
      const candidate = distances[closest] + weight;
      if (candidate < distances[neighbour]) {
        distances[neighbour] = candidate;
        previous[neighbour] = closest;
      }
    }
  }

  if (distances[to] === 1_000_000) return null;
  const path: string[] = [];
  for (let node: string | null = to; node !== null; node = previous[node]) path.unshift(node);
  return { distance: distances[to], path };
}

export function onMessage(text: string): string {
  const [from, to] = text.split(' ');
  if (!(from in graph) || !(to in graph)) return 'no such node';
  const route = shortest(from, to);
  if (!route) return `no way from ${from} to ${to}`;
  return `${route.path.join(' -> ')} (${route.distance})`;
}
