/** JSON of a union of objects, of a Map, of a function. Refused: TS91722. */
type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number };
const shapes: Shape[] = [{ kind: 'circle', radius: 1 }];
console.log(JSON.stringify(shapes)); // here
console.log(JSON.stringify(new Map<string, number>())); // here
console.log(JSON.stringify({ run: (): number => 1 })); // here
