/** for..in over the keys of a dictionary. */
const ages: Record<string, number> = { bob: 31, ada: 36, zoe: 7 };
for (const name in ages) console.log(name, ages[name]);
let text = '';
for (const name in ages) {
  if (name === 'ada') continue;
  text += name + ' ';
}
console.log(text);
