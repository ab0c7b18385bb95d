/**
 * System package managers: how each installs without asking anything.
 *
 * Steps that use the network come first and are watched (a mirror that does not answer must not cost minutes); the last
 * step only unpacks what has been fetched, and is left in peace, because a package manager killed while it unpacks leaves
 * a broken system.
 */
export type ManagerName = 'apt-get' | 'dnf' | 'pacman' | 'zypper' | 'apk' | 'brew';

export interface ManagerStep {
  parameters: readonly string[];
  /** The package names follow the parameters. */
  takesPackages: boolean;
  network: boolean;
  /** A failure is no reason to give up: package lists may be there already. */
  mayFail?: boolean;
}

export interface Manager {
  name: ManagerName;
  /** Installing takes the rights of root. */
  needsRoot: boolean;
  environment?: Readonly<Record<string, string>>;
  steps: readonly ManagerStep[];
  /** What a user would type. */
  manual: string;
}

const APT = [
  '-q',
  '-y',
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=8',
  '-o',
  'DPkg::Lock::Timeout=5',
];

export const MANAGERS: readonly Manager[] = [
  {
    name: 'apt-get',
    needsRoot: true,
    environment: { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'a' },
    manual: 'apt-get install -y',
    steps: [
      { parameters: [...APT, 'update'], takesPackages: false, network: true, mayFail: true },
      {
        parameters: [...APT, '--no-install-recommends', '--download-only', 'install'],
        takesPackages: true,
        network: true,
      },
      { parameters: [...APT, '--no-install-recommends', 'install'], takesPackages: true, network: false },
    ],
  },
  {
    name: 'dnf',
    needsRoot: true,
    manual: 'dnf install -y',
    steps: [
      { parameters: ['-y', '--downloadonly', 'install'], takesPackages: true, network: true },
      { parameters: ['-y', 'install'], takesPackages: true, network: false },
    ],
  },
  {
    name: 'pacman',
    needsRoot: true,
    manual: 'pacman -S --needed',
    steps: [
      { parameters: ['-Sy', '--noconfirm'], takesPackages: false, network: true, mayFail: true },
      { parameters: ['-Sw', '--noconfirm', '--needed'], takesPackages: true, network: true },
      { parameters: ['-S', '--noconfirm', '--needed'], takesPackages: true, network: false },
    ],
  },
  {
    name: 'zypper',
    needsRoot: true,
    manual: 'zypper install -y',
    steps: [
      { parameters: ['--non-interactive', 'install', '--download-only'], takesPackages: true, network: true },
      { parameters: ['--non-interactive', 'install'], takesPackages: true, network: false },
    ],
  },
  {
    name: 'apk',
    needsRoot: true,
    manual: 'apk add',
    steps: [{ parameters: ['add', '--no-cache'], takesPackages: true, network: true }],
  },
  {
    name: 'brew',
    needsRoot: false,
    environment: { HOMEBREW_NO_AUTO_UPDATE: '1', NONINTERACTIVE: '1' },
    manual: 'brew install',
    steps: [{ parameters: ['install', '--quiet'], takesPackages: true, network: true }],
  },
];
