/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Bytes as bars on one scale: parts of one thing over each other, the largest first. */
import type { ComponentChildren, VNode } from 'preact';
import type { Facts } from '../facts';
import { markAttributes, partAttributes } from './mark';

export const HOW_TO_MEASURE = 'npx conductor report --html --live';

export interface BarProperties {
  readonly name: string;
  readonly facts: Facts;
  /** Class of each part, and its bytes. */
  readonly parts: readonly (readonly [string, number])[];
  /** Bytes of a bar that is as wide as there is room for. */
  readonly scale: number;
  /** What stands behind it. */
  readonly children: ComponentChildren;
}

export function Bar({ name, facts, parts, scale, children }: BarProperties): VNode {
  const share = (value: number): string => `width: ${Math.round((value / scale) * 1e4) / 100}%`;
  return (
    <div class="stack-row" {...partAttributes(name)} {...markAttributes(name, facts)}>
      <span class="stack-name">{name}</span>
      <span class="stack-bar">
        {parts.map(([part, value]) => (
          <span class={part} style={share(value)} />
        ))}
      </span>
      <span class="stack-figures">{children}</span>
    </div>
  );
}

/** What the figures behind the bars are. */
export function BarHead({ words }: { readonly words: string }): VNode {
  return (
    <p class="stack-row stack-head" aria-hidden="true">
      <span class="stack-figures">{words}</span>
    </p>
  );
}
