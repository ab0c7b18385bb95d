/** Elements that an array does not have: undefined where the program looks. */
function tell(text: string): string {
  const [command, argument] = text.split(' ');
  const later = (): string => argument + '!';
  if (!argument) return `${command} without`;
  return `${command}: ${argument} ${later()}`;
}
console.log(tell('go'), tell('go home'));
const [p, q] = 'a'.split(' ');
console.log(p, q === undefined, q ?? 'none');
