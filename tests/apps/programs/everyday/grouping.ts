/** Grouping by a key, with Record and with Map. */
interface Order {
  id: number;
  customer: string;
  items: { product: string; quantity: number; price: number }[];
  paid: boolean;
}

const orders: Order[] = [
  { id: 1, customer: 'anna', items: [{ product: 'pen', quantity: 2, price: 150 }], paid: true },
  {
    id: 2,
    customer: 'ben',
    items: [
      { product: 'ink', quantity: 1, price: 799 },
      { product: 'pen', quantity: 10, price: 140 },
    ],
    paid: false,
  },
  { id: 3, customer: 'anna', items: [], paid: false },
  { id: 4, customer: 'carl', items: [{ product: 'ink', quantity: 3, price: 780 }], paid: true },
];

function groupBy<T>(items: T[], key: (item: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const item of items) {
    const name = key(item);
    if (!groups[name]) groups[name] = [];
    groups[name].push(item);
  }
  return groups;
}

function countBy<T, K>(items: T[], key: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  items.forEach((item) => {
    const k = key(item);
    counts.set(k, (counts.get(k) ?? 0) + 1);
  });
  return counts;
}

const total = (order: Order): number =>
  order.items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);

function euros(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

export function onStart(): void {
  const byCustomer = groupBy(orders, (order) => order.customer);
  for (const customer in byCustomer) {
    const sum = byCustomer[customer].map(total).reduce((a, b) => a + b, 0);
    console.log(customer, byCustomer[customer].map((o) => '#' + o.id).join(' '), euros(sum));
  }
  const products: Record<string, number> = {};
  orders
    .flatMap((order) => order.items)
    .forEach(({ product, quantity }) => {
      products[product] = (products[product] || 0) + quantity;
    });
  console.log(JSON.stringify(products));
  Object.entries(products)
    .sort(([, a], [, b]) => b - a)
    .forEach(([product, count], rank) => console.log(`${rank + 1}. ${product}: ${count}`));
  const byState = countBy(orders, (order) => (order.paid ? 'paid' : 'open'));
  for (const [state, count] of byState) console.log(state, count);
  console.log([...byState.keys()].join(), Math.max(...byState.values()));
}
