/** A parser of INI files, with defaults and validation of a configuration. Messages: "get server.port", "get server.host", "get nothing", "get log.level", "validate", "dump". */
const FILE = `
; network
[server]
port = 8080
host = "example.org"
tls=yes

[log]
level = loud
# no size
file = /var/log/app.log
broken line
`;

type Section = Record<string, string>;

interface Problem {
  line: number;
  message: string;
}

const problems: Problem[] = [];

function parse(text: string): Record<string, Section> {
  const result: Record<string, Section> = {};
  let section: Section = {};
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) return;
    const header = line.match(/^\[(\w+)\]$/);
    if (header) {
      section = result[header[1]] ??= {};
      return;
    }
    const at = line.indexOf('=');
    if (at === -1) {
      problems.push({ line: index + 1, message: `no '=' in '${line}'` });
      return;
    }
    const key = line.substring(0, at).trim();
    const value = line
      .substring(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    section[key] = value;
  });
  return result;
}

interface Config {
  port: number;
  host: string;
  tls: boolean;
  level: 'quiet' | 'normal' | 'verbose';
}

const config = parse(FILE);

function get(path: string): string | undefined {
  const [section, key] = path.split('.');
  return config[section]?.[key];
}

function validate(): Config {
  const port = Number(get('server.port') ?? '80');
  if (port < 1 || port > 65535) throw new Error('port out of range');
  const level = get('log.level') ?? 'normal';
  if (level !== 'quiet' && level !== 'normal' && level !== 'verbose') {
    problems.push({ line: 0, message: `unknown level '${level}'` });
    return {
      port,
      host: get('server.host') ?? 'localhost',
      tls: get('server.tls') === 'yes',
      level: 'normal',
    };
  }
  return { port, host: get('server.host') ?? 'localhost', tls: get('server.tls') === 'yes', level };
}

export function onMessage(message: string): string {
  if (message === 'validate') {
    const { port, host, tls, level } = validate();
    return `${host}:${port} ${tls ? 'with' : 'without'} TLS, ${level}; ${problems.map((p) => `${p.line}: ${p.message}`).join('; ')}`;
  }
  if (message === 'dump') return JSON.stringify(config);
  return get(message.slice(4)) ?? 'not set';
}
