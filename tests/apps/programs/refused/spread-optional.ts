/** A spread that may lack a property which an earlier part gave. Refused: TS91745. */
interface Options {
  retries?: number;
}
const given: Options = {};
const options: Options = { retries: 3, ...given }; // here
console.log(options.retries);
