/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What every picture has around it: heading, finding, legend, the place where its marks tell what they are, a table beside. */
import type { ComponentChildren, VNode } from 'preact';

export interface SectionProperties {
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in a sentence or two. */
  readonly finding: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ id, title, finding, children }: SectionProperties): VNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="finding">{finding}</p>
      {children}
    </section>
  );
}

export interface LegendEntry {
  /** Classes of the sample. */
  readonly sample: string;
  readonly words: string;
}

export interface PictureProperties {
  /** For screen readers: what it is a picture of. */
  readonly label: string;
  readonly legend?: readonly LegendEntry[];
  readonly children: ComponentChildren;
}

export function Picture({ label, legend = [], children }: PictureProperties): VNode {
  return (
    <figure class="picture" data-picture>
      <div class="canvas" role="group" aria-label={`${label}. The arrow keys go from part to part.`}>
        {children}
      </div>
      <figcaption>
        {legend.length > 0 && <Legend entries={legend} />}
        <div class="facts" data-facts aria-hidden="true">
          <p class="facts-hint">
            Point at a part, or tab into the picture and use the arrow keys. Enter holds what is shown.
          </p>
        </div>
      </figcaption>
    </figure>
  );
}

function Legend({ entries }: { readonly entries: readonly LegendEntry[] }): VNode {
  return (
    <ul class="legend">
      {entries.map(({ sample, words }) => (
        <li>
          <span class={`sample ${sample}`} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}

export interface TableProperties {
  /** What the summary says. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Columns of figures: they stand to the right. */
  readonly figures?: readonly number[];
}

/** On narrow screens each row becomes a block, with the heads of the columns before their cells. */
export function Table({ title, head, rows, figures = [] }: TableProperties): VNode {
  const classOf = (column: number): string => (figures.includes(column) ? 'figures' : '');
  return (
    <details class="table">
      <summary>{title}</summary>
      <table>
        <thead>
          <tr>
            {head.map((each, column) => (
              <th scope="col" class={classOf(column)}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td class={classOf(index + 1)} data-head={head[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
