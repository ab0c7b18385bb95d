/** Decorators. Refused: TS91700. */
function sealed(target: Function): void {}
@sealed // here
class Box {}
console.log('made');
