/** `?.` with calls, elements and methods; what follows is skipped. */
interface Door {
  open?: () => string;
  codes?: number[];
  inner?: Door;
}
let calls = 0;
const door: Door = { open: () => 'opened ' + ++calls, codes: [7, 8], inner: {} };
console.log(
  door.open?.(),
  door.inner?.open?.(),
  door.inner?.inner?.open?.(),
  door.codes?.[1],
  door.inner?.codes?.[1],
);
console.log(
  door.codes?.length,
  door.inner?.codes?.length ?? -1,
  door.codes?.map((n) => n + 1).join(),
  door.inner?.codes?.map((n) => n + 1).join(),
);
const text: string | undefined = door.open?.();
console.log(text?.toUpperCase().slice(0, 3), calls);
const none: Door | undefined = [door].find((d) => d.codes === undefined);
console.log(none?.codes?.[calls++], calls);
