/** Instances that hold each other. */
class Person {
  friends: Person[] = [];
  partner: Person | null = null;

  constructor(readonly name: string) {}

  befriend(other: Person): void {
    if (this.friends.includes(other)) return;
    this.friends.push(other);
    other.befriend(this);
  }
}
const ann = new Person('ann');
const bob = new Person('bob');
ann.befriend(bob);
bob.partner = ann;
console.log(
  bob.friends[0].name,
  ann.friends.length,
  bob.partner.name,
  ann.partner === null,
  ann.partner?.name,
);
