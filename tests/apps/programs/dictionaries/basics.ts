/** Record<string, T>: reading, writing, adding, deleting, asking with `in`. */
const ages: Record<string, number> = { ann: 30, bob: 12 };
ages['cid'] = 45;
ages.ann++;
ages['bob'] += 100;
console.log(ages['ann'], ages.bob, ages['cid'], 'ann' in ages, 'zed' in ages);
delete ages['bob'];
console.log('bob' in ages, ages['bob'] === undefined, ages['bob'] ?? -1, Object.keys(ages).join());
const key = 'd' + 'an';
ages[key] = 1;
console.log(ages['dan'], ages.dan);
const empty: Record<string, string> = {};
console.log(Object.keys(empty).length, empty['x'] === undefined, empty['x']?.length);
empty['x'] = '';
console.log(empty['x'] === undefined, empty['x'].length);
