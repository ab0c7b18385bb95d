/** The largest of no numbers is an infinity, which is no number of an app. Faults: index. */
const levels: number[] = [];
console.log(Math.max(0, ...levels));
console.log(Math.max(...levels)); // here
