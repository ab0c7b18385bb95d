/**
 * Contrast of the page's colours where axe can't compute it: text over a fill, a fill over a fill, edges on the ground (WCAG 2.2,
 * 1.4.3 and 1.4.11).
 */
import type { Page } from 'playwright-core';

type Colour = readonly [number, number, number];

export interface ColourPair {
  readonly what: string;
  readonly colours: readonly [Colour, Colour];
  /** Of the lighter to the darker. */
  readonly least: number;
}

const TEXT = 4.5;
const GRAPHICS = 3;
const OWNERS = ['kernel', 'service', 'process', 'pool', 'device', 'plain'];
/** The strongest shade of an edge over a fill that text is written on: stacks in page.css. */
const SHADE = 0.32;

export async function colourPairs(page: Page): Promise<ColourPair[]> {
  const colour = async (name: string): Promise<Colour> =>
    parse(await page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--${name}')`));
  const [ink, quiet, ground, surface] = await Promise.all(['ink', 'quiet', 'ground', 'surface'].map(colour));
  const pairs: ColourPair[] = [
    { what: 'quiet text on the ground', colours: [quiet, ground], least: TEXT },
    { what: 'quiet text on a surface', colours: [quiet, surface], least: TEXT },
    { what: 'focus', colours: [await colour('focus'), surface], least: GRAPHICS },
  ];
  for (const owner of OWNERS) {
    const [fill, edge] = await Promise.all([colour(owner), colour(`${owner}-edge`)]);
    pairs.push(
      { what: `text on ${owner}`, colours: [ink, fill], least: TEXT },
      { what: `text on a stack of ${owner}`, colours: [ink, mixed(edge, fill, SHADE)], least: TEXT },
      { what: `edge of ${owner}`, colours: [edge, surface], least: GRAPHICS },
    );
  }
  return pairs;
}

function parse(value: unknown): Colour {
  const digits = /^\s*#([0-9a-f]{6})\s*$/i.exec(String(value))?.[1];
  if (digits === undefined) throw new Error(`not a colour: ${String(value)}`);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Colour;
}

function mixed(over: Colour, under: Colour, share: number): Colour {
  return over.map((value, index) => value * share + under[index]! * (1 - share)) as unknown as Colour;
}

/** WCAG's ratio of relative luminances. */
export function contrast(a: Colour, b: Colour): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
