/** What the report's pictures are drawn from: the memory map, the graphs, stacks, message paths. */
import { accessesOf, targetsOf } from '../../cli/report/authority';
import { dependenciesOf, startLevels } from '../../cli/report/dependencies';
import { duration, regionWords } from '../../cli/report/facts';
import { layOut, NARROW, WIDE, type GraphNode } from '../../cli/report/graph';
import { heapRows } from '../../cli/report/heaps';
import { hotPathsOf } from '../../cli/report/hot-paths';
import { bytesOfLine, flashMap, linesOf, ramMap, type MemoryMap } from '../../cli/report/memory-map';
import { stackRows } from '../../cli/report/stacks';
import { makeRecording } from '../../cli/trace/recording';
import { exampleRecording } from './example-recording';
import { exampleReport } from './example-report';

describe('the memory map', () => {
  const report = exampleReport();
  const piecesOf = ({ pieces, base }: MemoryMap): string[] =>
    pieces.map(({ owner, purpose, start, length }) =>
      `${(start - base).toString(16)} ${length.toString(16)} ${owner} ${purpose}`.replace('  ', ' '),
    );

  test.each([flashMap(report), ramMap(report)])('$name: pieces follow each other from end to end', (map) => {
    let next = map.base;
    for (const { start, length } of map.pieces) {
      expect(start).toBe(next);
      expect(length).toBeGreaterThan(0);
      next = start + length;
    }
    expect(next).toBe(map.base + map.size);
  });

  test('flash: code, tables, initial data, padding, gaps', () => {
    expect(piecesOf(flashMap(report))).toEqual([
      '0 a00 kernel code',
      'a00 300 kernel tables',
      'd00 200 kernel initial data',
      'f00 100 between',
      '1000 700 supervisor code',
      '1700 100 supervisor padding',
      '1800 400 console code',
      '1c00 400 between',
      '2000 80 program code',
      '2080 80 program padding',
      '2100 df00 free',
    ]);
  });

  test('RAM: stacks lowest, the trace of the kernel, what is retained, the pool', () => {
    expect(piecesOf(ramMap(report))).toEqual([
      '0 100 kernel stack',
      '100 4f0 kernel data',
      '5f0 200 kernel trace',
      '7f0 10 between',
      '800 40 supervisor padding',
      '840 c0 supervisor stack',
      '900 300 supervisor data',
      'c00 400 between',
      '1000 80 console stack',
      '1080 180 console data',
      '1200 100 console thread stacks',
      '1300 60 console retained',
      '1360 a0 console padding',
      '1400 60 program stack',
      '1460 a0 program data',
      '1500 1700 free',
      '2c00 400 post-mortem post-mortem',
      '3000 1000 pool pool',
    ]);
  });

  test('without a trace the kernel has no piece of it', () => {
    const { kernel } = report;
    const without = { ...report, kernel: { ...kernel, trace: { base: 0, size: 0, events: 0 } } };
    expect(piecesOf(ramMap(without)).slice(0, 2)).toEqual(['0 100 kernel stack', '100 6f0 kernel data']);
  });

  test('lines cut it at multiples of a power of two; many lines of one piece are one', () => {
    const map = ramMap(report);
    const bytes = bytesOfLine(map);
    expect(Math.log2(bytes) % 1).toBe(0);
    const lines = linesOf(map, bytes);
    expect(lines.reduce((sum, { length }) => sum + length, 0)).toBe(map.size);
    const cut = lines.flatMap(({ pieces }) => pieces);
    expect(cut.reduce((sum, { length }) => sum + length, 0)).toBe(map.size);
    const folded = lines.filter((line) => line.folded);
    expect(folded.map(({ pieces }) => pieces[0]!.purpose)).toEqual(['free', 'pool']);
    for (const { start, length } of folded) expect([start % bytes, length % bytes]).toEqual([0, 0]);
  });
});

describe('authority', () => {
  const report = exampleReport();

  test('capabilities and peripherals as accesses; the right to receive is none', () => {
    const words = accessesOf(report).map(({ holder, kind, target, rights }) =>
      [holder, kind, target, ...rights].join(' '),
    );
    expect(words).toEqual([
      'supervisor kernel processes inspect control',
      'console device usart2 read write',
      'program call console send grant',
      'program device exti0 acknowledge',
      'program notify program send',
      'program oversee console inspect',
      'program kernel clock inspect',
      'program device timer3 read write always',
    ]);
  });

  test('targets by kind', () => {
    expect(targetsOf(accessesOf(report), report)).toEqual({
      processes: ['console', 'program'],
      devices: ['exti0', 'timer3', 'usart2'],
      objects: ['clock', 'processes'],
    });
  });
});

describe('dependencies', () => {
  test('what a longer way says is implied; what is needed is not found as well', () => {
    const words = dependenciesOf(exampleReport()).map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    expect(words).toEqual([
      'console needs supervisor',
      'program needs console',
      'program implied supervisor',
    ]);
  });

  test('steps are the longest ways', () => {
    expect([...startLevels(exampleReport().processes)]).toEqual([
      ['supervisor', 0],
      ['console', 1],
      ['program', 2],
    ]);
  });
});

describe('graphs', () => {
  const node = (id: string): GraphNode => ({
    ...{ id, title: id, kind: 'service', facts: { title: id, lines: [] } },
  });
  const nodes = ['a', 'b', 'c', 'a process with a long name'].map(node);
  const edges = ['b', 'c', 'a process with a long name'].map((to) => ({ from: 'a', to, kind: 'call' }));

  test.each([WIDE, NARROW])(
    '$direction: nodes have room for their text and do not overlap',
    async (shape) => {
      const graph = await layOut(nodes, edges, shape, 'compact');
      for (const { x, y, width, height, title } of graph.nodes) {
        expect(width).toBeGreaterThanOrEqual(title.length * shape.titleLetter);
        expect(x + width).toBeLessThanOrEqual(graph.width);
        expect(y + height).toBeLessThanOrEqual(graph.height);
        const under = graph.nodes.filter(
          (other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height,
        );
        expect(under).toHaveLength(1);
      }
    },
  );

  test('a line begins at its first node and ends at its second', async () => {
    const graph = await layOut(nodes, edges, WIDE, 'compact');
    for (const { from, to, points } of graph.edges) {
      const [first, last] = [from, to].map((id) => graph.nodes.find((each) => each.id === id)!);
      expect(points[0]!.x).toBeCloseTo(first!.x + first!.width);
      expect(points.at(-1)!.x).toBeCloseTo(last!.x);
      expect(points.at(-1)!.y).toBeCloseTo(last!.y + last!.height / 2);
    }
  });
});

test('stacks: the kernel, processes and their threads, with what was measured', () => {
  const marks = new Map([
    ['kernel', 100],
    ['console/1', 0x40],
  ]);
  const rows = stackRows(exampleReport(), marks).map(({ name, size, measured }) => [name, size, measured]);
  expect(rows).toEqual([
    ['kernel', 0x100, 100],
    ['supervisor', 0x100, undefined],
    ['console', 0x80, undefined],
    ['console/1', 0x100, 0x40],
    ['program', 0x60, undefined],
  ]);
});

describe('message paths', () => {
  test('routes and times; a call across a loss counts nowhere', () => {
    const { routes, lost, duration: time } = hotPathsOf(exampleRecording());
    expect({ lost, time }).toEqual({ lost: 7, time: 51 });
    expect(routes).toEqual([
      {
        ...{ from: 'ping', to: 'pong', kind: 'call', method: 'Pong.exchange', count: 2 },
        times: { answered: 2, total: 10.25, mean: 5.125, longest: 9, wait: 1 },
      },
    ]);
  });

  test('a call within a call is a path of three; posts and signals are routes without times', () => {
    const call = (time: number, process: string, peer: string) =>
      ({ time, kind: 'call', process, peer, label: 1, name: `${peer}.run` }) as const;
    const reply = (time: number, process: string, peer: string) =>
      ({ time, kind: 'reply', process, peer }) as const;
    const recording = makeRecording({
      ...{ system: 'example', clock: { hertz: 1 }, processes: [], lost: 0 },
      events: [
        call(0, 'a', 'b'),
        call(1, 'b', 'c'),
        reply(4, 'c', 'b'),
        reply(10, 'b', 'a'),
        call(20, 'b', 'c'),
        reply(21, 'c', 'b'),
        { time: 22, kind: 'post', process: 'a', peer: 'c', label: 3 },
        { time: 23, kind: 'signal', process: 'a', peer: 'b', label: 5 },
      ],
    });
    const { paths, routes } = hotPathsOf(recording);
    expect(paths.map(({ processes, total, count }) => [processes.join(' '), total, count])).toEqual([
      ['a b', 10, 1],
      ['a b c', 3, 1],
      ['b c', 1, 1],
    ]);
    expect(routes.map(({ kind, method }) => `${kind} ${method}`)).toEqual([
      ...['call b.run', 'call c.run', 'post label 3', 'signal bit 5'],
    ]);
  });

  test('an empty recording', () => {
    const empty = makeRecording({
      ...{ system: 'x', clock: { hertz: 1 }, processes: [], lost: 0 },
      events: [],
    });
    expect(hotPathsOf(empty)).toMatchObject({ duration: 0, events: 0, routes: [], paths: [] });
  });
});

test('figures as words', () => {
  expect([0.5, 12.34, 1500, 2_500_000].map(duration)).toEqual(['0.50 µs', '12.3 µs', '1.50 ms', '2.50 s']);
  expect(regionWords({ purpose: 'code', base: 0x20, size: 8192, disabled: 0b11100000 })).toBe(
    '8,192 bytes at 0x00000020, of them eighths 0 to 4',
  );
});

test('heaps are those of apps; one that was not measured has only its size', () => {
  const report = exampleReport();
  const [first, second, third] = report.processes;
  const processes = [first!, { ...second!, heap: 2048 }, { ...third!, heap: 512 }];
  expect(heapRows(report)).toEqual([]);
  expect(heapRows({ ...report, processes }, new Map([['console', { used: 8, peak: 96 }]]))).toEqual([
    { name: 'console', size: 2048, use: { used: 8, peak: 96 } },
    { name: 'program', size: 512 },
  ]);
});
