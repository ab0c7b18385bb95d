/** Booleans in variables, arrays and objects, compared and printed. */
const yes = 3 > 2;
const no = !yes;
console.log(yes, no, yes === no, yes !== no, yes === true, String(yes), `${no}`, 'is ' + yes);
const list = [true, false, yes, no];
console.log(list.join('|'), list.indexOf(false), list.length);
const box = { on: false, ready: true };
box.on = box.ready && !box.on;
console.log(box.on, box.ready);
console.log(yes ? 'A' : 'B', no ? 'A' : 'B');
