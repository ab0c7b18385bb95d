/**
 * Finds the tools, or gets them. {@link requireTools} is for commands: it only looks and fails with what to do.
 * {@link setUp} is for `conductor setup` and `npm start`: it tries every way there is, names the ones that failed, and
 * asks nothing.
 *
 * Both end by putting the folders of the tools first on PATH, so that everything that runs later calls tools by name.
 */
import path from 'node:path';
import { UserError } from '../errors';
import { CACHE } from '../paths';
import { ToolCache } from './cache';
import { findTool, type Found, foldersOfPath, type Search, XPACK_FOLDER } from './find';
import { type Tool, type ToolName, TOOLS } from './tools';
import { type Way, WAYS } from './ways';

export type Tools = Partial<Record<ToolName, Found>>;

/** What set-up says while it works. */
export interface SetupLog {
  /** What is being done; replaced by the next. */
  progress(line: string): void;
  /** What did not work; stays. */
  problem(line: string): void;
}

/** A tool that is not there, and all that was tried. */
interface Missing {
  tool: Tool;
  failures: string[];
}

/** The PATH that the user gave us: what the cache depends on. */
const USER_PATH = process.env['PATH'] ?? '';

/** Finds the tools without installing anything. */
export async function requireTools(names: readonly ToolName[]): Promise<Tools> {
  const { tools, missing } = await lookForAll(names);
  const [first] = missing;
  if (first) {
    const needed = `the ${first.tool.title} (${requirement(first.tool)}) is missing: ${first.failures.join('; ')}`;
    throw new UserError(`${needed}.\n${first.tool.source ?? 'Run `npx conductor setup`, which gets it.'}`);
  }
  return tools;
}

/** Finds the tools or gets them. Optional ones that can't be had are absent from the result. */
export async function setUp(names: readonly ToolName[], log: SetupLog): Promise<Tools> {
  const { tools, missing } = await lookForAll(names);
  let wanted = missing;
  for (const entry of missing) log.problem(`${entry.tool.title}: ${entry.failures.join('; ')}`);
  let command: string | undefined;
  for (const way of WAYS) {
    command = (await tryWay(way, wanted, tools, log)) ?? command;
    wanted = wanted.filter(({ tool }) => tools[tool.name] === undefined);
  }
  const needed = wanted.filter(({ tool }) => !tool.optional);
  if (needed.length > 0) throw unobtainable(needed, command);
  return tools;
}

async function lookForAll(names: readonly ToolName[]): Promise<{ tools: Tools; missing: Missing[] }> {
  const cache = new ToolCache(path.join(CACHE, 'tools.json'), USER_PATH);
  const tools: Tools = {};
  const missing: Missing[] = [];
  for (const name of names) {
    const search = await look(TOOLS[name], cache);
    if (search.found) tools[name] = search.found;
    else missing.push({ tool: TOOLS[name], failures: [`PATH: ${search.because}`] });
  }
  putOnPath(tools);
  return { tools, missing };
}

async function look(tool: Tool, cache: ToolCache): Promise<Search> {
  const known = cache.get(tool.name);
  if (known) return { found: known };
  const search = await findTool(tool, [...foldersOfPath(), XPACK_FOLDER]);
  if (search.found) cache.set(tool.name, search.found);
  return search;
}

/** Lets one way bring what it can of what is missing. Returns the command that the user has to run, if that is it. */
async function tryWay(
  way: Way,
  missing: readonly Missing[],
  tools: Tools,
  log: SetupLog,
): Promise<string | undefined> {
  const entries = missing.filter(({ tool }) => way.canBring(tool));
  if (entries.length === 0) return undefined;
  const titles = entries.map(({ tool }) => tool.title).join(', ');
  log.progress(`${titles}: trying ${way.name}`);
  const result = await way.install(
    entries.map(({ tool }) => tool),
    (line) => log.progress(`${way.name}: ${line}`),
  );
  if (!result.installed) log.problem(`${titles}: ${way.name}: ${result.because}`);
  const after = result.installed ? await lookForAll(entries.map(({ tool }) => tool.name)) : undefined;
  Object.assign(tools, after?.tools);
  for (const { tool, failures } of entries) {
    const stillMissing = after?.missing.find((entry) => entry.tool === tool);
    const because = result.installed ? `installed, but ${stillMissing?.failures.join('; ')}` : result.because;
    failures.push(`${way.name}: ${because}`);
  }
  return result.installed ? undefined : result.command;
}

function unobtainable(missing: readonly Missing[], command: string | undefined): UserError {
  const lines = missing.map(({ tool, failures }) => {
    const tried = failures.map((failure) => `\n    - ${failure}`).join('');
    return `\n  ${tool.title} (${requirement(tool)})${tried}`;
  });
  const advice =
    command ?? `(install ${missing.map(({ tool }) => tool.programs[0]).join(', ')} and put them on PATH)`;
  return new UserError(
    `tools are missing, and this is what was tried:${lines.join('')}\nRun this, then try again:\n\n  ${advice}\n`,
  );
}

function requirement(tool: Tool): string {
  return `${tool.programs.join(' or ')} ${tool.minimum.join('.')} or newer`;
}

/** Found by absolute name, called by name: a tool outside of PATH (xpacks) becomes part of it. */
function putOnPath(tools: Tools): void {
  const present = new Set(foldersOfPath());
  const folders = Object.values(tools).map(({ file }) => path.dirname(file));
  const added = [...new Set(folders)].filter((folder) => !present.has(folder));
  process.env['PATH'] = [...added, ...foldersOfPath()].join(path.delimiter);
}
