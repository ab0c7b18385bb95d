/** return, break, continue and throw out of try, catch and finally, also in loops, switches and functions that the library calls. */
function a(): string {
  try {
    return 'try';
  } finally {
    console.log('fin a');
  }
}
function b(): string {
  try {
    throw new Error('b');
  } catch (e) {
    return (e as Error).message;
  } finally {
    console.log('fin b');
  }
}
function c(): number {
  for (let i = 0; i < 5; i++) {
    try {
      if (i === 1) continue;
      if (i === 3) break;
      console.log('body', i);
    } finally {
      console.log('fin', i);
    }
  }
  return 9;
}
function d(): number {
  outer: for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      try {
        try {
          if (j === 1) continue outer;
          if (i === 2) break outer;
        } finally {
          console.log('in', i, j);
        }
      } finally {
        console.log('out', i, j);
      }
    }
  }
  return 1;
}
function e(): number {
  let x = 1;
  try {
    return x;
  } finally {
    x = 2;
  }
}
function f(): number {
  try {
    throw new Error('lost');
  } finally {
    return 5;
  }
}
function g(): string {
  while (true) {
    try {
      return 'never';
    } finally {
      break;
    }
  }
  return 'after';
}
function h(): string {
  try {
    try {
      throw new Error('one');
    } finally {
      throw new Error('two');
    }
  } catch (x) {
    return (x as Error).message;
  }
}
function i(): string {
  try {
    try {
      throw new Error('one');
    } catch (x) {
      throw x;
    } finally {
      console.log('fi');
    }
  } catch (y) {
    return `again ${(y as Error).message}`;
  }
}
function j(n: number): string {
  switch (n) {
    case 1:
      try {
        return 'one';
      } finally {
        console.log('sw');
      }
    case 2:
      try {
        break;
      } finally {
        console.log('sw2');
      }
    default:
      return 'dflt';
  }
  return 'end';
}
console.log(a(), b(), c(), d(), e(), f(), g(), h(), i(), j(1), j(2), j(3));
function k(list: number[]): string {
  try {
    return list
      .map((x) => {
        if (x > 2) throw new Error(`big ${x}`);
        return x * 2;
      })
      .join();
  } catch (e) {
    return (e as Error).message;
  }
}
console.log(k([1, 2]), k([1, 5, 2]));
try {
  [3, 1, 2].sort((x, y) => {
    if (x === 2 || y === 2) throw new Error('cmp');
    return x - y;
  });
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log(
    'a-b'.replace(/[a-z]/g, (m) => {
      if (m === 'b') throw new Error('rep');
      return m + m;
    }),
  );
} catch (e) {
  console.log((e as Error).message);
}
try {
  new Map([
    ['a', 1],
    ['b', 2],
  ]).forEach((v, key) => {
    console.log(key, v);
    if (v === 1) throw new Error('each');
  });
} catch (e) {
  console.log((e as Error).message);
}
console.log(
  [1, 2, 3].some((x) => {
    try {
      if (x === 2) throw new Error('s');
      return false;
    } catch {
      return true;
    } finally {
      console.log('x', x);
    }
  }),
);
try {
  console.log(
    [1, 2].reduce((s, x) => {
      if (x === 2) throw new Error(`sum ${s}`);
      return s + x;
    }, 10),
  );
} catch (e) {
  if (e instanceof Error) console.log(e.message, e.name);
}
function deep(n: number): number {
  if (n === 0) throw new Error('deep');
  try {
    return deep(n - 1) + 1;
  } finally {
    if (n % 2 === 0) console.log('unwind', n);
  }
}
try {
  deep(5);
} catch (e) {
  console.log(String((e as Error).message));
}
let saved: Error | undefined;
try {
  throw new Error('kept');
} catch (e) {
  saved = e as Error;
}
console.log(saved?.message);
function thrower(e: Error): never {
  throw e;
}
try {
  if (saved) thrower(saved);
} catch (e) {
  console.log(e === saved);
}
class Res {
  static open = 0;
  constructor(readonly n: string) {
    if (n === 'bad') throw new Error('ctor');
    Res.open++;
  }
  close(): void {
    Res.open--;
  }
}
function use(n: string): string {
  let r: Res | undefined;
  try {
    r = new Res(n);
    return r.n;
  } catch (e) {
    return `failed ${(e as Error).message}`;
  } finally {
    r?.close();
    console.log('open', Res.open);
  }
}
console.log(use('ok'), use('bad'));
const order: string[] = [];
const t = (s: string, v: number): number => {
  order.push(s);
  if (v < 0) throw new Error(s);
  return v;
};
try {
  t('a', 1) + t('b', -1) * t('c', 2);
} catch {
  order.push('caught');
}
const arr = [t('x', 0), t('y', 1)];
arr[t('i', 0)] = t('v', 5) + arr[t('j', 1)]!;
console.log(order.join(), arr.join());
try {
  try {
    throw new Error('inner');
  } catch (e) {
    console.log('c1');
    try {
      throw new Error('nested');
    } catch (e) {
      console.log((e as Error).message);
    }
    console.log((e as Error).message);
    throw new Error('outer');
  } finally {
    console.log('f1');
  }
} catch (e) {
  console.log((e as Error).message);
}
label: {
  try {
    if (arr.length) break label;
    console.log('no');
  } finally {
    console.log('lab');
  }
}
function ret(): () => number {
  let n = 0;
  try {
    return () => n;
  } finally {
    n = 7;
  }
}
console.log(ret()());
function loopret(): string {
  for (const x of ['a', 'b', 'c']) {
    try {
      if (x === 'b') return x;
    } finally {
      if (x === 'b') continue;
    }
  }
  return 'ran out';
}
console.log(loopret());
const err = new Error('msg');
console.log(err.message, `${err.name}`, new Error().message === '');
