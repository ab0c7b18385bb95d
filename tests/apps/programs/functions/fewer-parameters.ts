/** A function with fewer parameters may stand where more are given. */
function visit(items: number[], visitor: (item: number, index: number, all: number[]) => void): void {
  for (let i = 0; i < items.length; i++) visitor(items[i], i, items);
}
visit([5, 6], (item) => console.log(item));
visit([5, 6], (item, index) => console.log(index, item));
visit([5, 6], () => console.log('nothing'));
visit([7], (item, index, all) => console.log(item, index, all.length));
