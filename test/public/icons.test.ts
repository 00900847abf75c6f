import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const read = (path: string): string => readFileSync(path, 'utf8');
const root = new URL('../../', import.meta.url).pathname;
const symbols = [...read(`${root}public/icons/sprite.svg`).matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => id);

describe('the icons', () => {
  it('that views ask for by name are in the sprite', () => {
    const missing = globSync(`${root}views/**/*.ejs`).flatMap((path) =>
      [...read(path).matchAll(/\bicon\('([\w-]+)'\)/g)]
        .filter(([, name]) => !symbols.includes(name))
        .map(([, name]) => `${path.slice(root.length)}: ${name}`),
    );
    expect(missing).to.eql([]);
  });

  it('are each drawn once and carry no style or script', () => {
    expect(new Set(symbols).size).to.equal(symbols.length);
    expect(read(`${root}public/icons/sprite.svg`)).not.to.match(/style=|<script|<style|href=/);
  });

  it('are all named in the design system', () => {
    const named = read(`${root}docs/design-system.md`);
    expect(symbols.filter((name) => !named.includes(name ?? ''))).to.eql([]);
  });
});
