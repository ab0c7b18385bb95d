/** A character above U+00FF that is made at run time is a fault. Faults: text. */
for (const code of [65, 255, 256]) {
  console.log(String.fromCharCode(code).length); // here
}
