/** A part of the programs in this folder's parent: types, an enum and a function. */
import { limit } from './counter';

console.log('shapes start', limit);
export enum Shape {
  Round,
  Square,
}
export interface Named {
  name: string;
}
export function describe(shape: Shape, { name }: Named): string {
  return name + (shape === Shape.Round ? ' is round' : ' is square');
}
const names = ['round', 'square'];
export const shapeName = (shape: Shape): string => names[shape];
