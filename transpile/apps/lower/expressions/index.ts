/** All expressions. */
import type { ExpressionEntry } from '../handlers';
import { ARRAYS } from './arrays';
import { BINARY } from './binary';
import { CALLS } from './calls';
import { CHOICES } from './choices';
import { FUNCTIONS } from './functions';
import { DELETE } from './delete';
import { ELEMENTS } from './elements';
import { LITERALS } from './literals';
import { NAMES } from './names';
import { OBJECTS } from './objects';
import { PATTERNS } from './patterns';
import { PROPERTIES } from './properties';
import { TEMPLATES } from './templates';
import { TRANSPARENT } from './transparent';
import { UNARY } from './unary';

export const EXPRESSIONS: readonly ExpressionEntry[] = [
  ...LITERALS,
  ...NAMES,
  ...TRANSPARENT,
  ...UNARY,
  ...BINARY,
  ...CHOICES,
  ...TEMPLATES,
  ...OBJECTS,
  ...ARRAYS,
  ...PROPERTIES,
  ...ELEMENTS,
  ...DELETE,
  ...CALLS,
  ...FUNCTIONS,
  ...PATTERNS,
];
