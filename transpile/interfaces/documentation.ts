/** What the comment before a service or a method says: its text and the tags `@version`, `@error`, `@granted`, `@post`. */
import ts from 'typescript';
import type { DiagnosticName } from '../diagnostics';
import type { OwnError, Version } from './model';
import { COMMON_ERRORS } from './names';

export interface Documentation {
  readonly text: string;
  readonly version?: Version;
  readonly isGranted: boolean;
  readonly isPosted: boolean;
  readonly errors: readonly OwnError[];
}

type Report = (node: ts.Node, name: DiagnosticName, ...parameters: string[]) => void;

export function readDocumentation(
  node: ts.InterfaceDeclaration | ts.MethodSignature,
  report: Report,
): Documentation {
  const tags = ts.getJSDocTags(node);
  const named = (name: string): ts.JSDocTag[] => tags.filter((tag) => tag.tagName.text === name);
  const [first, second] = named('version');
  if (second) report(second.tagName, 'interfaceVersion', node.name.getText());
  const version = first && readVersion(first);
  return {
    text: textOf(node),
    isGranted: named('granted').length > 0,
    isPosted: named('post').length > 0,
    errors: readErrors(named('error'), report),
    ...(version && { version }),
  };
}

/** The comment up to its tags, with its paragraphs. */
function textOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const comment = comments[comments.length - 1]?.comment;
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}

function contentOf(tag: ts.JSDocTag): string {
  return (ts.getTextOfJSDocComment(tag.comment) ?? '').trim();
}

function readVersion(tag: ts.JSDocTag): Version | undefined {
  const [, major = '', minor = ''] = /^(\d{1,5})\.(\d{1,5})$/.exec(contentOf(tag)) ?? [];
  const version = { major: Number(major), minor: Number(minor) };
  return major !== '' && version.major < 65536 && version.minor < 65536 ? version : undefined;
}

function readErrors(tags: readonly ts.JSDocTag[], report: Report): OwnError[] {
  const errors: OwnError[] = [];
  for (const tag of tags) {
    const [, name = '', text = ''] = /^(\S*)\s*([^]*)$/.exec(contentOf(tag)) ?? [];
    const problem = problemOf(name, text, errors);
    if (problem === undefined) errors.push({ name, text: text.replace(/\s+/g, ' ').trim() });
    else report(tag.tagName, 'interfaceError', name, problem);
  }
  return errors;
}

function problemOf(name: string, text: string, before: readonly OwnError[]): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return 'a name comes first, in small letters';
  if (text.trim() === '') return 'a sentence about it comes behind the name';
  if (COMMON_ERRORS.some((each) => each.name === name)) return 'every service has an error of this name';
  return before.some((each) => each.name === name) ? 'it is declared above already' : undefined;
}
