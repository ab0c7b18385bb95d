/** Closures that keep and change a variable of their own. */
function counter(start: number): () => number {
  let n = start;
  return () => n++;
}
const a = counter(0);
const b = counter(100);
console.log(a(), a(), b(), a(), b());
interface Account {
  deposit: (amount: number) => void;
  balance: () => number;
}
function account(): Account {
  let sum = 0;
  return {
    deposit: (amount) => {
      sum += amount;
    },
    balance: () => sum,
  };
}
const mine = account();
const yours = account();
mine.deposit(50);
mine.deposit(25);
yours.deposit(1);
console.log(mine.balance(), yours.balance());
