/**
 * The board that `@board/...` means where no system says which: in editors, in tests on the host, in checks of a single program.
 *
 * It is written once, where editors look for it: `src/bsp/default-board.json`, from which every `tsconfig.json` takes its paths.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface EditorSettings {
  readonly compilerOptions: { readonly paths: { readonly '@board/*': readonly [string] } };
}

const SETTINGS = path.resolve(__dirname, '../../src/bsp/default-board.json');

const settings = JSON.parse(readFileSync(SETTINGS, 'utf8')) as EditorSettings;

/** A folder of `src/bsp`. */
export const DEFAULT_BOARD = path.basename(path.dirname(settings.compilerOptions.paths['@board/*'][0]));
