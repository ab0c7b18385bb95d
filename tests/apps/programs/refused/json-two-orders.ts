/** JSON.stringify of objects of two types with the same properties, in different order. Refused: TS91724. */
const point = { y: 1, x: 2 };
const other = { x: 3, y: 4 }; // here
for (const each of [point, other]) console.log(JSON.stringify(each));
