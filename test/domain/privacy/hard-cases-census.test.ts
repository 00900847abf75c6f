import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { namedIn, notYetProvable, provable, type Provable } from './hard-cases.ts';

const tests = path.join(import.meta.dirname, '..', '..');

describe('The hard cases and invariants of privacy', () => {
  const named = new Set<Provable>(
    readdirSync(tests, { recursive: true, encoding: 'utf8' })
      // Not this one: the titles it tries the reading on are of no tests.
      .filter((file) => file.endsWith('.test.ts') && path.join(tests, file) !== import.meta.filename)
      .flatMap((file) => [...namedIn(readFileSync(path.join(tests, file), 'utf8'))]),
  );

  it('each has a test named after it, or a reason why not yet', () => {
    expect(provable.filter((one) => !named.has(one) && !(one in notYetProvable))).to.deep.equal([]);
  });

  it('the list of those that have none only shrinks: what has a test is taken off', () => {
    expect(
      Object.keys(notYetProvable).filter((one) => provable.some((known) => known === one && named.has(known))),
    ).to.deep.equal([]);
    expect(Object.keys(notYetProvable).filter((one) => !provable.some((known) => known === one))).to.deep.equal([]);
    for (const reason of Object.values(notYetProvable)) expect(reason).to.match(/\w{3,}.*\w{3,}/);
  });

  it('no test is named after one that there is not', () => {
    expect([...named].filter((one) => !provable.includes(one))).to.deep.equal([]);
  });

  it('reads titles only: a word in a comment or a message proves nothing', () => {
    expect([...namedIn(`it('hard case 9: a, and invariant I2', () => {}) // hard case 10`)]).to.deep.equal([
      'hard case 9',
      'invariant I2',
    ]);
    expect([...namedIn(`it('hard cases 1, 6 and 8; invariants I4, I7: 12 rows', () => {})`)]).to.deep.equal([
      'hard case 1',
      'hard case 6',
      'hard case 8',
      'invariant I4',
      'invariant I7',
    ]);
    expect([...namedIn(`expect(1, 'hard case 9'); // it: invariant I2`)]).to.deep.equal([]);
  });
});
