/** Properties by constant text, `in` for optional properties, delete of a dictionary's key. */
interface Config {
  host: string;
  port?: number;
}
const config: Config = { host: 'h', port: 80 };
console.log(config['host'], config['port']);
const ages: Record<string, number> = { ann: 1 };
console.log('ann' in ages, 'bob' in ages);
delete ages['ann'];
console.log('ann' in ages, Object.keys(ages).length);
