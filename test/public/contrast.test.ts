import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { contrast, type Oklch } from './oklch.ts';

const css = readFileSync(new URL('../../public/css/10-tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Pair = { ink: string; ground: string; least: number };

const colour = (text: string): Oklch => {
  const [lightness, chroma, hue] = text.trim().split(/\s+/).map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(`Not a colour: ${text}`);
  return { lightness, chroma, hue };
};

/** Every opaque colour token, as `--name: light-dark(oklch(L C H), oklch(L C H))`. */
const tokens = new Map<string, Record<Theme, Oklch>>(
  [...css.matchAll(/--([\w-]+):\s*light-dark\(oklch\(([\d.\s]+)\),\s*oklch\(([\d.\s]+)\)\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: colour(light), dark: colour(dark) }],
  ),
);

/** The pairs promised in the comment of the file: `@contrast text: ink ink-muted on paper surface`. */
const pairs: Pair[] = [...css.matchAll(/@contrast (text|glyph): ([\w\s-]+?) on ([\w -]+)/g)].flatMap(
  ([, kind, inks = '', grounds = '']) =>
    inks.split(' ').flatMap((ink) =>
      grounds
        .trim()
        .split(' ')
        .map((ground) => ({ ink, ground, least: kind === 'text' ? 4.5 : 3 })),
    ),
);

const of = (name: string, theme: Theme): Oklch => {
  const token = tokens.get(name);
  if (!token) throw new Error(`There is no colour token --${name}`);
  return token[theme];
};

describe('the colours', () => {
  it('are measured as the guidelines measure: black on white is 21, and mid-grey #767676 on white 4.54', () => {
    const grey = { lightness: 0.5657, chroma: 0, hue: 0 };
    const white = { lightness: 1, chroma: 0, hue: 0 };
    expect(contrast({ lightness: 0, chroma: 0, hue: 0 }, white)).to.be.closeTo(21, 0.01);
    expect(contrast(grey, white)).to.be.closeTo(4.54, 0.02);
  });

  it('come in pairs of light and dark, and the file promises how they meet', () => {
    expect(tokens.size).to.be.greaterThan(40);
    expect(pairs.length).to.be.greaterThan(90);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`can be read and seen in the ${theme} theme, every declared pair`, () => {
      const weak = pairs
        .map((pair) => ({ ...pair, ratio: contrast(of(pair.ink, theme), of(pair.ground, theme)) }))
        .filter(({ ratio, least }) => ratio < least)
        .map(({ ink, ground, ratio, least }) => `${ink} on ${ground}: ${ratio.toFixed(2)} < ${least}`);
      expect(weak).to.eql([]);
    });
  }

  it('are declared for every ink, status and ground, so that a new one is not forgotten', () => {
    const declared = new Set(pairs.flatMap(({ ink, ground }) => [ink, ground]));
    const forgotten = [...tokens.keys()].filter((name) => !declared.has(name));
    expect(forgotten).to.eql([]);
  });
});
