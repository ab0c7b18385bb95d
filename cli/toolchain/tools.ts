/**
 * The programs that Conductor needs and does not contain: which ones, from which version on, and the name of the
 * package that brings each, by package manager.
 */
import type { ManagerName } from './managers';

export type ToolName =
  'compiler' | 'simulator' | 'debugger' | 'hostCompiler' | 'openocd' | 'browser' | 'renode';

export interface Tool {
  name: ToolName;
  /** What it is called in messages. */
  title: string;
  /** Programs that will do, best first. */
  programs: readonly string[];
  /** The oldest version that is known to work. */
  minimum: readonly [number, number];
  /** What the version text of the program must contain besides the number, if anything. */
  mustSay?: RegExp;
  /** Whether it comes as an xPack that package.json pins. (The compiler's contains a debugger, which is then used.) */
  xpack: boolean;
  packages: Partial<Record<ManagerName, readonly string[]>>;
  /** Only needed by some commands: set-up tries to get it, but does not fail without. */
  optional?: boolean;
  /** Where people get it, if no way brings it. */
  source?: string;
}

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  compiler: {
    name: 'compiler',
    title: 'ARM compiler',
    programs: ['arm-none-eabi-gcc'],
    minimum: [12, 0],
    xpack: true,
    packages: {
      'apt-get': ['gcc-arm-none-eabi', 'binutils-arm-none-eabi'],
      dnf: ['arm-none-eabi-gcc-cs'],
      pacman: ['arm-none-eabi-gcc'],
      zypper: ['cross-arm-none-eabi-gcc12'],
      apk: ['gcc-arm-none-eabi'],
      brew: ['arm-none-eabi-gcc'],
    },
  },
  simulator: {
    name: 'simulator',
    title: 'simulator',
    programs: ['qemu-system-arm'],
    minimum: [7, 2],
    xpack: false,
    packages: {
      'apt-get': ['qemu-system-arm'],
      dnf: ['qemu-system-arm'],
      pacman: ['qemu-system-arm'],
      zypper: ['qemu-arm'],
      apk: ['qemu-system-arm'],
      brew: ['qemu'],
    },
  },
  debugger: {
    name: 'debugger',
    title: 'debugger',
    programs: ['gdb-multiarch', 'arm-none-eabi-gdb'],
    minimum: [10, 0],
    xpack: false,
    packages: {
      'apt-get': ['gdb-multiarch'],
      dnf: ['gdb'],
      pacman: ['arm-none-eabi-gdb'],
      zypper: ['gdb'],
      apk: ['gdb-multiarch'],
      brew: ['arm-none-eabi-gdb'],
    },
  },
  hostCompiler: {
    name: 'hostCompiler',
    title: 'host compiler',
    programs: ['gcc', 'cc'],
    minimum: [9, 0],
    mustSay: /gcc|GCC|Free Software Foundation|clang/,
    xpack: false,
    packages: {
      'apt-get': ['gcc', 'libc6-dev'],
      dnf: ['gcc', 'libasan', 'libubsan'],
      pacman: ['gcc'],
      zypper: ['gcc'],
      apk: ['gcc', 'musl-dev'],
      brew: ['gcc'],
    },
  },
  openocd: {
    name: 'openocd',
    title: 'flash tool',
    programs: ['openocd'],
    minimum: [0, 12],
    xpack: true,
    packages: {
      'apt-get': ['openocd'],
      dnf: ['openocd'],
      pacman: ['openocd'],
      zypper: ['openocd'],
      brew: ['openocd'],
    },
    optional: true,
  },
  browser: {
    name: 'browser',
    title: 'browser',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    minimum: [120, 0],
    mustSay: /Chrom/,
    xpack: false,
    packages: {
      'apt-get': ['chromium'],
      dnf: ['chromium'],
      pacman: ['chromium'],
      zypper: ['chromium'],
      apk: ['chromium'],
    },
  },
  renode: {
    name: 'renode',
    title: 'simulator Renode',
    programs: ['renode'],
    minimum: [1, 16],
    mustSay: /renode/i,
    xpack: false,
    packages: {},
    optional: true,
    source:
      'Get version 1.16.1 from https://github.com/renode/renode/releases (the portable archive needs nothing else), unpack it, and put its folder on PATH.',
  },
};

export const TO_BUILD: readonly ToolName[] = ['compiler'];
/** What building and running in the simulator takes. */
export const TO_RUN: readonly ToolName[] = [...TO_BUILD, 'simulator'];
/** What the whole test suite takes, but the browser of one suite: that is large, and nothing else needs it. */
export const ALL: readonly ToolName[] = ['compiler', 'simulator', 'debugger', 'hostCompiler', 'openocd'];

export function versionText(version: readonly number[]): string {
  return version.join('.');
}
