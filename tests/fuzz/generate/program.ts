/** Writes one whole program from a seed: the only entrance to the generator. */
import { Random } from '../random';
import { orSimpler, sequence, type Tree } from '../tree';
import { Context } from './context';
import {
  arrays,
  constant,
  enumDeclaration,
  registers,
  scalarGlobal,
  stateDeclaration,
  structDeclaration,
  structStorage,
  structTable,
  texts,
} from './declarations';
import {
  functionDeclaration,
  functionTable,
  methodDeclaration,
  noteFunctions,
  runFunction,
} from './functions';
import { fillFunction } from './fill';
import { generics } from './generics';
import type { Struct } from './model';
import { observers } from './observe';

/** A program as a tree of source text; `prefix` starts all its module-level names. */
export function generateProgram(seed: number, prefix: string): Tree {
  const random = new Random(seed);
  const context = new Context(random, prefix);
  const opening: Tree[] = [stateDeclaration(context)];
  for (let at = random.below(3); at > 0; at--) opening.push(enumDeclaration(context));
  const classes = Array.from({ length: random.below(4) }, () => structDeclaration(context));
  const storage = context.structs.map((struct) => structStorage(context, struct));
  for (let at = random.between(1, 4); at > 0; at--) storage.push(scalarGlobal(context));
  storage.push(arrays(context));
  if (random.oneIn(2)) storage.push(registers(context));
  if (random.oneIn(3)) storage.push(texts(context));
  if (random.oneIn(3)) storage.push(structTable(context));
  for (let at = random.below(4); at > 0; at--) storage.push(constant(context));
  storage.push(fillFunction(context));
  const { functions, methods } = functionsOf(context);
  const run = runFunction(context);
  const bodies = classes.map(({ struct, text }) => text(sequence(methods.get(struct) ?? [])));
  return sequence([...opening, ...bodies, ...storage, ...functions, run, observers(context)]);
}

function functionsOf(context: Context): { functions: Tree[]; methods: Map<Struct, Tree[]> } {
  const { random } = context;
  const functions: Tree[] = [noteFunctions(context), generics(context)];
  const methods = new Map<Struct, Tree[]>();
  if (random.oneIn(2)) functions.push(functionTable(context));
  for (let at = random.between(2, 5); at > 0; at--) {
    if (random.oneIn(3) && context.structs.length > 0) {
      const struct = random.pick(context.structs);
      methods.set(struct, [
        ...(methods.get(struct) ?? []),
        orSimpler(methodDeclaration(context, struct), ''),
      ]);
    } else functions.push(orSimpler(functionDeclaration(context), ''));
  }
  return { functions, methods };
}
