/** Normalising and joining paths, and a small tree of files. Messages: "ls", "mkdir a/b/c", "write a/b/x.txt hello", "cd a/./b", "ls", "cat x.txt", "cat ../b/x.txt", "cd ../../..", "pwd", "ls a", "cat a", "rm a/b", "ls a". */
interface Directory {
  kind: 'directory';
  name: string;
  children: Record<string, Directory | TextFile>;
}

interface TextFile {
  kind: 'file';
  name: string;
  content: string;
}

type Node = Directory | TextFile;

function normalize(path: string): string {
  const result: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') result.pop();
    else result.push(part);
  }
  return '/' + result.join('/');
}

const join = (...parts: string[]): string => normalize(parts.join('/'));
const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const dirname = (path: string): string => normalize(path.split('/').slice(0, -1).join('/'));

const root: Directory = { kind: 'directory', name: '', children: {} };
let cwd = '/';

function lookup(path: string): Node | undefined {
  let node: Node = root;
  for (const part of path.split('/').filter((p) => p !== '')) {
    if (node.kind !== 'directory') return undefined;
    const child: Node | undefined = node.children[part];
    if (child === undefined) return undefined;
    node = child;
  }
  return node;
}

function directory(path: string): Directory {
  const node = lookup(path);
  if (node === undefined) throw new Error(`${path}: no such directory`);
  if (node.kind === 'file') throw new Error(`${path}: not a directory`);
  return node;
}

function mkdir(path: string): void {
  let current = root;
  for (const name of path.split('/').filter((p) => p !== '')) {
    const existing = current.children[name];
    if (existing && existing.kind === 'directory') {
      current = existing;
    } else {
      const made: Directory = { kind: 'directory', name, children: {} };
      current.children[name] = made;
      current = made;
    }
  }
}

function execute(command: string, path: string, text: string): string {
  const full = path.startsWith('/') ? normalize(path) : join(cwd, path);
  switch (command) {
    case 'ls':
      return Object.keys(directory(full).children).sort().join(' ') || '(nothing)';
    case 'cd':
      directory(full);
      cwd = full;
      return cwd;
    case 'pwd':
      return cwd;
    case 'mkdir':
      mkdir(full);
      return 'made';
    case 'write':
      directory(dirname(full)).children[basename(full)] = {
        kind: 'file',
        name: basename(full),
        content: text,
      };
      return `${text.length} bytes`;
    case 'cat': {
      const node = lookup(full);
      if (node?.kind !== 'file') throw new Error(`${full}: not a file`);
      return node.content;
    }
    case 'rm':
      delete directory(dirname(full)).children[basename(full)];
      return 'gone';
    default:
      return 'what?';
  }
}

export function onMessage(message: string): string {
  const [command, path = '', ...rest] = message.split(' ');
  try {
    return execute(command, path, rest.join(' '));
  } catch (error) {
    return `error: ${(error as Error).message}`;
  }
}
