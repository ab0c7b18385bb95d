/** What Node has and apps have not: each with what to write instead. Refused: TS91747. */
console.log(process.argv.length); // here
const bytes = Buffer.from('x'); // here
const later: Promise<number> | undefined = undefined; // here
console.log([bytes, later].length, structuredClone({ n: 1 }).n); // here
console.error('late'); // here
