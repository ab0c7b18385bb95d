/** Reading outside a text is a fault. Faults: index. */
const text = 'abc';
console.log(text[1]);
for (let i = 0; i < 5; i++) {
  console.log(text.charCodeAt(i)); // here
}
