/** `!` on what is undefined is a fault. Faults: absent. */
const list = ['a', 'b'];
console.log(list.find((t) => t > 'a')!.length);
console.log(list.find((t) => t > 'b')!.length); // here
