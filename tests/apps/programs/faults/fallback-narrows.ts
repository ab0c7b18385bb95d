/** After `if (a ?? b) return`, the checker believes b, though a may have been false: what is not so is a fault. Faults: absent. */
type Shape = { kind: 'circle'; radius: number } | { kind: 'label'; text: string };

function radiusOf(known: boolean | undefined, shape: Shape): number {
  if (known ?? shape.kind === 'label') return 0;
  return shape.radius + 1; // here
}
console.log(
  radiusOf(undefined, { kind: 'label', text: 'a' }),
  radiusOf(false, { kind: 'circle', radius: 2 }),
);
console.log(radiusOf(false, { kind: 'label', text: 'a' }));
