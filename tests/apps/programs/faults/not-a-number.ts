/** A text that is no number, used as one, although the program asks elsewhere. Faults: absent. */
const n = Number('none');
if (Number.isNaN(n)) console.log('none');
console.log(n + 1); // here
