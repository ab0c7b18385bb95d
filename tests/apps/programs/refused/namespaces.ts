/** Namespaces. Refused: TS91700. */
namespace Inner {
  // here
  export const n = 1;
}
console.log(Inner.n);
