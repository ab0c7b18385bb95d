/** for await. Refused: TS91700. */
for await (const n of [1, 2]) console.log(n); // here
export {};
