/**
 * From the declaration of a service (`src/interfaces/console.ts`) to what is made of it: the client's stub, the server's
 * dispatch, a description for tools, and for apps a module with the bridge behind it.
 */
import path from 'node:path';
import ts from 'typescript';
import { diagnosticOf } from '../diagnostics';
import { inOrder } from '../frontend/check';
import { createDialectProgram, type ProgramOptions } from '../frontend/program';
import { describeService } from './describe';
import { identityOf } from './identity';
import { layOut, type MethodLayout } from './layout';
import type { ServiceInterface } from './model';
import { printApp } from './print-app';
import { printBridge } from './print-bridge';
import { printClient } from './print-client';
import { printServer } from './print-server';
import { readInterface } from './read';
import { laidOut, type LaidOutService } from './service';
import { SourceText } from './source-text';

/** Beside the declarations. */
export const GENERATED = 'generated';

export interface Interfaces {
  readonly services: readonly LaidOutService[];
  readonly diagnostics: readonly ts.Diagnostic[];
  /** Text by absolute file name. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Every source file that was read. */
  readonly inputs: readonly string[];
}

/** Reads declarations and makes their stubs; those with errors have none. It never throws for what a file may contain. */
export function generateInterfaces(files: readonly string[], options: ProgramOptions): Interfaces {
  const program = createDialectProgram(files, options);
  const services: LaidOutService[] = [];
  const diagnostics: ts.Diagnostic[] = [];
  const outputs = new Map<string, string>();
  for (const name of files) {
    const file = program.getSourceFile(path.resolve(name));
    if (!file) continue;
    const made = serviceOf(program, file);
    diagnostics.push(...made.diagnostics);
    if (!made.service) continue;
    services.push(made.service);
    for (const [output, text] of print(made.service, file.fileName, options.root)) outputs.set(output, text);
  }
  const inputs = program.getSourceFiles().map(({ fileName }) => fileName);
  return { services, diagnostics: inOrder(diagnostics), outputs, inputs };
}

function serviceOf(
  program: ts.Program,
  file: ts.SourceFile,
): { service?: LaidOutService; diagnostics: readonly ts.Diagnostic[] } {
  const syntactic = program.getSyntacticDiagnostics(file);
  if (syntactic.length > 0) return { diagnostics: syntactic };
  try {
    const { service, diagnostics } = readInterface(program, file);
    return service ? laidOutOf(service) : { diagnostics };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [diagnosticOf(file, 'internalError', reason)] };
  }
}

function laidOutOf(service: ServiceInterface): { service?: LaidOutService; diagnostics: ts.Diagnostic[] } {
  const diagnostics: ts.Diagnostic[] = [];
  const layouts: MethodLayout[] = [];
  for (const method of service.methods) {
    const layout = layOut(method, (parameter, name, ...rest) => {
      diagnostics.push(diagnosticOf(parameter.node, name, ...rest));
    });
    if (layout) layouts.push(layout);
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { service: laidOut(service, layouts, identityOf(service, layouts)), diagnostics };
}

function print(service: LaidOutService, declaration: string, root: string): [string, string][] {
  const folder = path.join(path.dirname(declaration), GENERATED);
  const { name, file } = service.service;
  const heading = `Made from ../${file}.ts (\`conductor interfaces\`): `;
  const source = (what: string): SourceText =>
    new SourceText(`${heading}${what}`, folder, path.join(root, 'src'));
  const at = (suffix: string): string => path.join(folder, `${file}${suffix}`);
  const app = printApp(service);
  const bridge = printBridge(service, source(`how calls of apps come to a client of ${name}.`));
  return [
    [at('-client.ts'), printClient(service, source(`what clients of ${name} call.`))],
    [at('-server.ts'), printServer(service, source(`what a server of ${name} answers.`))],
    [at('.json'), `${JSON.stringify(describeService(service), undefined, 2)}\n`],
    ...(app === undefined || bridge === undefined
      ? []
      : ([
          [at('-app.ts'), app],
          [at('-bridge.ts'), bridge],
        ] satisfies [string, string][])),
  ];
}
