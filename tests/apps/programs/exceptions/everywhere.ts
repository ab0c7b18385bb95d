/** An error thrown in each kind of place: constructors, accessors, defaults, heads of loops, literals, patterns, callbacks. */
const log: string[] = [];
const boom = (s: string): never => {
  throw new Error(s);
};
const attempt = (f: () => void): void => {
  try {
    f();
    log.push('ok');
  } catch (e) {
    log.push((e as Error).message);
  }
};
class F {
  a = log.push('fa');
  b = boomIf('field');
  constructor(readonly c = boomIf('param')) {
    log.push('never');
  }
}
function boomIf(s: string): number {
  if (s !== '') throw new Error(s);
  return 1;
}
attempt(() => {
  new F();
});
attempt(() => {
  new F(3);
});
class G {
  get g(): number {
    return boomIf('getter');
  }
  set g(v: number) {
    boomIf(`setter ${v}`);
  }
  m(x = boomIf('default')): number {
    return x;
  }
  static s(): number {
    return boomIf('static');
  }
}
const g = new G();
attempt(() => {
  log.push(`${g.g}`);
});
attempt(() => {
  g.g = 5;
});
attempt(() => {
  g.g += 1;
});
attempt(() => {
  g.m();
});
attempt(() => {
  log.push(String(g.m(2)));
});
attempt(() => {
  G.s();
});
attempt(() => {
  for (let i = boomIf('head'); i < 1; i++) log.push('x');
});
attempt(() => {
  for (let i = 0; i < boomIf('test'); i++) log.push('x');
});
attempt(() => {
  for (let i = 0; i < 2; i += boomIf('step')) log.push('x');
});
attempt(() => {
  for (const x of [1, boomIf('of')]) log.push(`${x}`);
});
attempt(() => {
  while (boomIf('while')) log.push('x');
});
attempt(() => {
  do log.push('do');
  while (boomIf('dowhile'));
});
attempt(() => {
  switch (boomIf('switch')) {
    case 1:
      log.push('x');
  }
});
attempt(() => {
  switch (1 as number) {
    case boomIf('case'):
      log.push('x');
  }
});
attempt(() => {
  if (boomIf('if')) log.push('x');
});
attempt(() => {
  const [x = boomIf('pat')] = [] as number[];
  log.push(`${x}`);
});
attempt(() => {
  const { x = boomIf('pat2') }: { x?: number } = {};
  log.push(`${x}`);
});
attempt(() => {
  log.push('a', `t${boomIf('tmpl')}`, 'b');
});
attempt(() => {
  const o = { a: log.push('oa'), b: boomIf('ob') };
  log.push(`${o.a}`);
});
attempt(() => {
  const a = [log.push('ea'), boomIf('eb')];
  log.push(`${a.length}`);
});
attempt(() => {
  throw boom('in throw');
});
attempt(() => {
  boomIf('') || boomIf('right');
});
attempt(() => {
  const x = boomIf('') ? boomIf('cond') : 2;
  log.push(`${x}`);
});
attempt(() => {
  let n: number | undefined;
  n ??= boomIf('nullish');
});
attempt(() => {
  const m = new Map<string, number>();
  m.set('a', boomIf('map'));
});
attempt(() => {
  const r: Record<string, number> = {};
  r[`${boomIf('key')}`] = 1;
});
attempt(() => {
  'abc'.split('').map((c) => c + boomIf(c));
});
attempt(() => {
  [[1], [2]].flatMap((x) => (x[0] === 2 ? boom('flat') : x));
});
attempt(() => {
  [1, 2].every((x) => x < 2 || boom('every'));
});
attempt(() => {
  [1, 2].find((x) => x === 2 && boom('find'));
});
attempt(() => {
  Array.from({ length: 3 }, (_, i) => (i === 2 ? boom('from') : i));
});
attempt(() => {
  ((f: () => number) => f() + 1)(() => boomIf('iife'));
});
attempt(() => {
  let f: (() => number) | undefined;
  f?.();
  f = () => boomIf('opt');
  f?.();
});
attempt(() => {
  try {
    boom('first');
  } finally {
    try {
      boom('second');
    } catch (e) {
      log.push(`inner ${(e as Error).message}`);
    }
  }
});
attempt(() => {
  try {
    boom('first');
  } catch (e) {
    try {
      boom('x');
    } finally {
      log.push('f');
    }
  }
});
attempt(() => {
  lab: try {
    boom('lost');
  } finally {
    break lab;
  }
});
attempt(() => {
  for (const x of [1, 2, 3]) {
    try {
      if (x === 2) boom(`at ${x}`);
    } catch (e) {
      log.push((e as Error).message);
      continue;
    } finally {
      log.push(`f${x}`);
    }
    log.push(`a${x}`);
  }
});
console.log(log.join('\n'));
