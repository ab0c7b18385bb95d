/** A static field that gets no value is undefined, whatever its type says. Refused: TS91700. */
class Settings {
  static limit: number; // here
  static note?: string;
}

console.log(Settings.note);
