/** Methods of object literals: functions in properties, that capture what is around them. */
function makeAccount(start: number) {
  let balance = start;
  return {
    deposit(amount: number): number {
      balance += amount;
      return balance;
    },
    balance(): number {
      return balance;
    },
  };
}
const one = makeAccount(10);
const two = makeAccount(0);
one.deposit(5);
two.deposit(1);
console.log(one.balance(), two.balance(), one.deposit(-15));
