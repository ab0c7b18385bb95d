/**
 * Where emitted code comes from. Printers put a mark in front of what they print; when a module is complete, `extractMap`
 * takes the marks out and turns them into a source map. Marks use control characters, which emitted code never contains.
 */
import { addMapping, GenMapping, setSourceContent, toEncodedMap } from '@jridgewell/gen-mapping';
import type { Location } from '../ir/ir';

const OPEN = '\u0001';
const CLOSE = '\u0002';

export class SourceMarks {
  private readonly locations: Location[] = [];

  /** A mark that says: what follows stands at this location. */
  at(location: Location): string {
    this.locations.push(location);
    return `${OPEN}${this.locations.length - 1}${CLOSE}`;
  }

  /** The code without its marks, and the map. */
  extractMap(file: string, marked: string): { code: string; map: object } {
    const map = new GenMapping({ file });
    setSourceContent(map, file, null);
    const lines = marked.split('\n').map((line, index) => this.extractLine(map, line, index + 1));
    return { code: lines.join('\n'), map: toEncodedMap(map) };
  }

  private extractLine(map: GenMapping, marked: string, line: number): string {
    let code = '';
    for (const piece of marked.split(OPEN)) {
      const end = piece.indexOf(CLOSE);
      const location = end < 0 ? undefined : this.locations[Number(piece.slice(0, end))];
      if (location) {
        addMapping(map, {
          generated: { line, column: code.length },
          source: location.file,
          original: { line: location.line, column: location.column - 1 },
        });
      }
      code += piece.slice(end + 1);
    }
    return code;
  }
}
