/**
 * From dialect source to C and on to machine code, for the tests of the C back end.
 *
 * A program is one source text. It runs on the host with a driver written in C, under the sanitizers and again
 * optimised, and is compiled for the processor with all warnings as errors.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { includeFolder, languageFlags, sanitizerFlags, targetFlags } from '../../transpile/c/flags';
import { printC, type PrintOptions } from '../../transpile/c/printer';
import { compile } from '../../transpile/index';

let folder: string | undefined;

function scratch(): string {
  folder ??= mkdtempSync(path.join(os.tmpdir(), 'conductor-c-'));
  return folder;
}

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

/** The program as C; fails the test on any diagnostic. */
export function toC(source: string, options: PrintOptions = { lineDirectives: false }): string {
  const file = path.join(scratch(), 'sample.ts');
  writeFileSync(file, source);
  const { program, diagnostics } = compile([file], { root: scratch() });
  const messages = diagnostics.map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
  expect(messages).toEqual([]);
  if (!program) throw new Error('no program');
  return printC(program, options);
}

/** The part of the C file that comes from the module, without the heading. */
export function moduleText(source: string): string {
  return toC(source).replace(/^[\s\S]*?\/\* sample\.ts -+ \*\/\n\n/, '');
}

const panicHandler = `
#include <stdio.h>
#include <stdlib.h>
_Noreturn void conductor_panic(unsigned code, const char *reason)
{
    printf("panic %u %s\\n", code, reason);
    exit(0);
}
`;

/** What the program prints on the host; `main` is the body of a C function that may call its exports. */
export function runOnHost(source: string, main: string, options: PrintOptions = {}): string {
  const program = path.join(scratch(), 'program');
  writeFileSync(
    `${program}.c`,
    `${toC(source, options)}\n${panicHandler}\nint main(void)\n{\n${main}\nreturn 0;\n}\n`,
  );
  const files = ['-I', includeFolder, '-o', program, `${program}.c`];
  const optimised = [...languageFlags, '-O2', ...files];
  const outputs = [[...sanitizerFlags, '-O0', ...files], optimised].map((flags) => {
    execFileSync('gcc', flags, { stdio: ['ignore', 'inherit', 'pipe'] });
    return execFileSync(program, { encoding: 'utf8' });
  });
  expect(outputs[1]).toBe(outputs[0]);
  return outputs[0] ?? '';
}

/** The disassembly of the program for the processor. */
export function disassemble(
  source: string,
  flags: readonly string[] = ['-Os'],
  options: PrintOptions = {},
): string {
  const object = compileForProcessor(toC(source, options), flags);
  return execFileSync('arm-none-eabi-objdump', ['-d', '-l', object], { encoding: 'utf8' });
}

/** Compiles C for the processor, with all warnings as errors; the object file. */
export function compileForProcessor(text: string, flags: readonly string[] = ['-Os']): string {
  const program = path.join(scratch(), 'target');
  writeFileSync(`${program}.c`, text);
  const all = [
    ...targetFlags,
    '-mcpu=cortex-m4',
    ...flags,
    '-I',
    includeFolder,
    '-c',
    '-o',
    `${program}.o`,
    `${program}.c`,
  ];
  execFileSync('arm-none-eabi-gcc', all, { stdio: ['ignore', 'inherit', 'pipe'] });
  return `${program}.o`;
}
