/**
 * Reads a declaration of a service: the one interface that a file of an `interfaces` folder exports, named like the file.
 *
 * A file that exports no interface is allowed: it has types that several services share.
 */
import path from 'node:path';
import ts from 'typescript';
import { diagnosticOf, type DiagnosticName } from '../diagnostics';
import { readDocumentation } from './documentation';
import type { Method, Parameter, ServiceInterface } from './model';
import { ParameterReader } from './parameters';
import { REFUSED_METHODS, serviceNames } from './names';

export interface ReadResult {
  /** Absent when there are errors, or no interface. */
  readonly service?: ServiceInterface;
  readonly diagnostics: readonly ts.Diagnostic[];
}

export function readInterface(program: ts.Program, file: ts.SourceFile): ReadResult {
  const reader = new InterfaceReader(program.getTypeChecker(), file);
  const service = reader.read();
  return { diagnostics: reader.diagnostics, ...(service && reader.diagnostics.length === 0 && { service }) };
}

class InterfaceReader {
  readonly diagnostics: ts.Diagnostic[] = [];

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly file: ts.SourceFile,
  ) {}

  /** Once for each place and code: what is wrong inside a class shows at the parameter. */
  private report(node: ts.Node, name: DiagnosticName, ...parameters: string[]): void {
    const diagnostic = diagnosticOf(node, name, ...parameters);
    const isKnown = this.diagnostics.some(
      ({ code, start }) => code === diagnostic.code && start === diagnostic.start,
    );
    if (!isKnown) this.diagnostics.push(diagnostic);
  }

  read(): ServiceInterface | undefined {
    const declaration = this.declaration();
    if (!declaration) return undefined;
    const name = declaration.name.text;
    if (declaration.typeParameters) {
      this.report(declaration.name, 'interfaceFile', name, 'a service has no type parameters');
    }
    if (declaration.heritageClauses) {
      this.report(
        declaration.heritageClauses[0] ?? declaration,
        'interfaceFile',
        name,
        'a service does not extend another',
      );
    }
    if (declaration.members.length === 0) {
      this.report(declaration.name, 'interfaceFile', name, 'a service has at least one method');
    }
    const documentation = readDocumentation(declaration, (node, ...rest) => this.report(node, ...rest));
    return {
      name,
      file: path.basename(this.file.fileName, '.ts'),
      text: documentation.text,
      version: documentation.version ?? this.noVersion(declaration),
      isGranted: documentation.isGranted,
      errors: documentation.errors,
      methods: this.methods(declaration),
    };
  }

  private noVersion(declaration: ts.InterfaceDeclaration): { major: number; minor: number } {
    this.report(declaration.name, 'interfaceVersion', declaration.name.text);
    return { major: 0, minor: 0 };
  }

  /** The file's one exported interface. */
  private declaration(): ts.InterfaceDeclaration | undefined {
    const exported = this.file.statements.filter(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) &&
        statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
    );
    const [first, second] = exported;
    if (!first) return undefined;
    if (second) {
      this.report(
        second.name,
        'interfaceFile',
        second.name.text,
        `the file declares '${first.name.text}' already`,
      );
      return undefined;
    }
    const wanted = fileNameOf(first.name.text);
    const actual = path.basename(this.file.fileName, '.ts');
    if (wanted !== actual) {
      this.report(
        first.name,
        'interfaceFile',
        first.name.text,
        `it belongs into a file called '${wanted}.ts'`,
      );
    }
    return first;
  }

  private methods(declaration: ts.InterfaceDeclaration): Method[] {
    const methods: Method[] = [];
    for (const member of declaration.members) {
      const name = member.name && ts.isIdentifier(member.name) ? member.name.text : undefined;
      const problem = problemOf(member, name, methods);
      if (problem !== undefined || name === undefined || !ts.isMethodSignature(member)) {
        const shown = name ?? member.getText().slice(0, 30);
        this.report(
          member.name ?? member,
          'interfaceMember',
          shown,
          problem ?? 'it has no name',
          name ?? 'name',
        );
        continue;
      }
      if (REFUSED_METHODS.has(name)) this.report(member.name, 'interfaceName', name);
      methods.push(this.method(member, name, methods.length + 1, declaration.name.text));
    }
    return methods;
  }

  private method(node: ts.MethodSignature, name: string, number: number, service: string): Method {
    if (node.type?.kind !== ts.SyntaxKind.VoidKeyword) {
      this.report(node.type ?? node.name, 'interfaceResult', name, serviceNames(service).error);
    }
    const reader = new ParameterReader(this.checker, service, (at, ...rest) => this.report(at, ...rest));
    const parameters = node.parameters.flatMap((each) => reader.read(each) ?? []);
    const { text, isPosted } = readDocumentation(node, (at, ...rest) => this.report(at, ...rest));
    if (isPosted) this.requirePostable(name, parameters);
    return { name, number, text, isPosted, parameters, node };
  }

  /** Nobody waits for what was posted. */
  private requirePostable(method: string, parameters: readonly Parameter[]): void {
    for (const parameter of parameters) {
      if (parameter.role !== 'value') this.report(parameter.node, 'interfacePost', method, parameter.name);
    }
  }
}

/** Why a member is not a method of a service. */
function problemOf(
  member: ts.TypeElement,
  name: string | undefined,
  before: readonly Method[],
): string | undefined {
  if (!ts.isMethodSignature(member)) return 'it is no method';
  if (member.questionToken) return 'it is optional';
  if (member.typeParameters) return 'it has type parameters';
  if (name !== undefined && !/^[a-z]/.test(name)) return 'its name begins with no small letter';
  return before.some((method) => method.name === name) ? 'another one has its name' : undefined;
}

/** `EventLog` is in `event-log.ts`. */
function fileNameOf(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
