/** Tagged templates. Refused: TS91700. */
function tag(parts: TemplateStringsArray): string {
  return parts[0];
}
console.log(tag`text`); // here
