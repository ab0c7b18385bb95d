/** Type parameters that stand for what may be absent: values are boxed where they pass. */
function choose<T>(first: T, second: T, which: boolean): T {
  return which ? first : second;
}
const yes = choose(1, undefined, true);
const no = choose<number | undefined>(0, undefined, false);
console.log(yes, no, yes === undefined, no === undefined);
console.log(choose<boolean | null>(false, null, true), choose<string | undefined>('', 'x', true));
function put<T>(list: T[], item: T): number {
  return list.push(item);
}
const list: (number | undefined)[] = [undefined];
console.log(put(list, 7), put(list, undefined), list[1], list[2]);
function boxed<T>(value: T): { value: T } {
  return { value };
}
const box = boxed<number | undefined>(5);
console.log(box.value ?? -1, boxed(5).value + 1);
