/** After `(a ?? b) || c`, in c the checker believes b, though a may have been false. Faults: absent. */
function next(known: boolean | undefined, n: number | undefined): boolean {
  return (known ?? n === undefined) || n > 2; // here
}
console.log(next(undefined, undefined), next(undefined, 1), next(true, undefined), next(false, 3));
console.log(next(false, undefined));
