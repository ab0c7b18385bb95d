/** A class of errors. Refused: TS91700. */
class NotFound extends Error {} // here
console.log(new NotFound('x').message);
