/** Writing behind the place where an array would grow is a fault: there are no holes. Faults: index. */
const list: number[] = [];
list.push(1);
list[0] = 5;
console.log(list[0]);
list[2] = 6; // here
console.log(list.length);
