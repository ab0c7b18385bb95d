/** A member of a union that was told apart, and that a call then replaced by another. Faults: absent. */
interface Count {
  kind: 'number';
  value: number;
}
interface Text {
  kind: 'text';
  text: string;
}
let item: Count | Text = { kind: 'number', value: 3 };
function replace(): void {
  item = { kind: 'text', text: 'three' };
}
function show(): void {
  if (item.kind !== 'number') return;
  console.log(item.value);
  replace();
  console.log(item.value); // here
}
show();
