/**
 * Instances of what is generic that a program uses: found where it uses them, and checked like everything else, each with the kinds
 * that it has there. What nobody uses is not part of the program.
 */
import ts from 'typescript';
import { hasInstances, isGeneric, isMember, type Generic, type Instance, type Member } from '../instances';
import { layoutsOf, present, type Kind } from '../kinds';
import type { CheckContext } from './context';

export interface Use {
  readonly declaration: Generic | Member;
  readonly instance: Instance;
}

/** What the program uses so far; it grows while that is checked. */
export class Uses {
  readonly all: Use[] = [];

  constructor(private readonly context: CheckContext) {}

  /** Adds what this node calls, makes, or names as a value. */
  find(node: ts.Node): void {
    const { context } = this;
    if (ts.isCallExpression(node)) context.try(node, () => this.call(node));
    else if (ts.isNewExpression(node)) context.try(node, () => this.classOf(context.kinds.of(node)));
    else if (ts.isPropertyAccessExpression(node)) context.try(node, () => this.accessor(node));
    else if (ts.isIdentifier(node)) this.value(node);
  }

  private call(node: ts.CallExpression): void {
    const { kinds } = this.context;
    const callee = node.expression;
    const owner = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const declaration = kinds.symbolAt(name)?.valueDeclaration;
    if (!declaration || !hasInstances(declaration) || ts.isAccessor(declaration)) return;
    const receiver = owner && isMember(declaration) && !isStatic(declaration) ? kinds.of(owner) : undefined;
    this.add(declaration, kinds.instanceOfCall(node, declaration, receiver));
  }

  private accessor({ expression, name }: ts.PropertyAccessExpression): void {
    const { kinds } = this.context;
    for (const declaration of kinds.symbolAt(name)?.declarations ?? []) {
      if (!ts.isAccessor(declaration) || !hasInstances(declaration)) continue;
      this.add(
        declaration,
        isStatic(declaration) ? kinds.plain : kinds.instanceOfObject(kinds.of(expression)),
      );
    }
  }

  private classOf(kind: Kind): void {
    const [layout] = layoutsOf(present(kind));
    const { declaration } = layout ?? {};
    if (declaration && isGeneric(declaration))
      this.add(declaration, this.context.kinds.instanceOfObject(kind));
  }

  /** A function whose type parameters stand for whatever callers give: it cannot look at that. */
  private value(node: ts.Identifier): void {
    const { parent } = node;
    const isCallee = ts.isCallExpression(parent) && parent.expression === node;
    const declaration = isCallee ? undefined : this.context.kinds.symbolAt(node)?.valueDeclaration;
    if (!declaration || !ts.isFunctionDeclaration(declaration) || declaration.name === node) return;
    if (isGeneric(declaration)) this.add(declaration, this.context.kinds.plain);
  }

  private add(declaration: Generic | Member, instance: Instance): void {
    const isKnown = this.all.some((use) => use.declaration === declaration && use.instance === instance);
    if (!isKnown) this.all.push({ declaration, instance });
  }
}

const isStatic = (node: Member): boolean =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
