/** throw of something that is no Error. Refused: TS91733. */
try {
  throw 'text'; // here
} catch {
  console.log('caught');
}
