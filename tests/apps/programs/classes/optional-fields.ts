/** Fields that may be undefined or null, and chains through them. */
class Opt {
  cb?: (n: number) => number;
  names: string[] | null = null;
  flag: boolean | undefined;
}
const o = new Opt();
console.log(o.cb?.(1), o.names?.length, o.names?.[0], o.flag);
o.cb = (n) => n + 1;
o.names = ['q'];
o.flag = false;
console.log(o.cb?.(1), o.names?.length, o.names?.[0], o.flag, o.flag ?? 'x');
o.names?.push('r');
console.log(o.names.join(), o.names?.map((s) => s + s)?.join());
let i = 0;
const un: Opt | undefined = i > 0 ? o : undefined;
console.log(un?.cb?.(i++), un?.names?.[i++], i);
const cls = new Map<string, Opt[]>();
cls.set('a', [o]);
console.log(
  cls.get('a')?.[0]?.names?.length,
  cls.get('b')?.[0]?.names?.length,
  cls.get('a')?.find((x) => x.flag === false)?.names?.length,
);
