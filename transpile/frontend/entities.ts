/** What a module-level name can stand for. */
import type ts from 'typescript';
import type { EnumDeclaration, Expression, FunctionDeclaration, GlobalVariable, Registers } from '../ir/ir';

export type Entity =
  /** A compile-time constant: its uses are copies of `value`. */
  | { readonly kind: 'constant'; readonly value: Expression }
  | { readonly kind: 'global'; readonly variable: GlobalVariable }
  | { readonly kind: 'registers'; readonly registers: Registers }
  | { readonly kind: 'function'; readonly declaration: FunctionDeclaration }
  | { readonly kind: 'genericFunction'; readonly source: ts.FunctionDeclaration }
  | { readonly kind: 'class'; readonly source: ts.ClassDeclaration }
  | { readonly kind: 'enum'; readonly declaration: EnumDeclaration }
  /** A diagnostic is out already. */
  | { readonly kind: 'error' };
