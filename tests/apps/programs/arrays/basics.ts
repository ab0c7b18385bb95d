/** Array literals, elements, length, assignment, references. */
const list = [3, 1, 4];
console.log(list[0], list[2], list.length);
list[1] = 10;
const same = list;
same[0] = 99;
console.log(list[0], list[1], same === list, list === list.slice());
const empty: number[] = [];
console.log(empty.length, [].length, [1, 2, 3][1], ['a', 'b'].length);
const grid = [[1, 2], [3, 4], []];
grid[2].push(5);
grid[0][1] = 20;
console.log(grid[0][1], grid[2][0], grid.length, grid[1].length);
const names: string[] = ['x'];
names[0] += 'yz';
console.log(names[0], names[0].length);
const typed: Array<number> = [1, 2];
const fixed: readonly number[] = typed;
console.log(fixed[1]);
