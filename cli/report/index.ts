/** What `conductor report` needs for pages and history; loaded when it is asked for (cli/lazy.ts). */
export { readHeaps } from '../inspect/heaps';
export { lookInto } from '../inspect/look';
export { SystemImage } from '../inspect/system-image';
export { readRecording } from '../trace/recording';
export { historyFile, readHistory, recordSizes } from './history';
export { hotPathsOf } from './hot-paths';
export { renderPage } from './page';
export { highWaterMarksIn } from './stacks';
