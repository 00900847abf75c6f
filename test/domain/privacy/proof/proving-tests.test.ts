import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { cookieRegister } from '../../../../src/domain/privacy/cookies/register.ts';
import { policyRecipients } from '../../../../src/domain/privacy/inventory/recipients.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { sentencesOf } from '../../../../src/domain/privacy/difference.ts';
import { builtPolicy } from '../../../../src/domain/privacy/policy/built-policy.ts';
import {
  programFingerprint,
  resultIn,
  shippedProof,
  type FoundProof,
} from '../../../../src/domain/privacy/proof/proof-result.ts';
import { stateOf } from '../../../../src/domain/privacy/proof/proof-states.ts';
import { isRunOf, proofsOf, provingTests, unproven } from '../../../../src/domain/privacy/proof/proving-tests.ts';

const root = path.join(import.meta.dirname, '../../../..');
const facts = { entity: defaultLegalEntity, recipients: policyRecipients, cookies: cookieRegister };
const ids = sentencesOf(builtPolicy('nb', facts)).map(({ id }) => id);

/** The titles of the tests in a file, as they are written there. */
function titlesIn(file: string): string[] {
  const where = path.join(root, file);
  if (!existsSync(where)) return [];
  const written = readFileSync(where, 'utf8').matchAll(/\bit\(\s*(['"`])((?:\\.|(?!\1)[^])*)\1/g);
  return Array.from(written, ([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}

const everything = Object.values(provingTests).flat();

describe('The tests that prove the policy', () => {
  it('invariant I12: every sentence, published or generated, has at least one', () => {
    expect(ids.filter((id) => proofsOf(id).length === 0)).to.deep.equal([]);
  });

  it('are all there, under the titles given', () => {
    const known = new Map([...new Set(everything.map(({ file }) => file))].map((file) => [file, titlesIn(file)]));
    const dangling = everything.filter(
      ({ file, title }) => !known.get(file)?.some((written) => written.includes(title)),
    );
    expect(dangling).to.deep.equal([]);
  });

  it('prove no sentence that is not there', () => {
    const stands = (key: string): boolean =>
      key.endsWith('*') ? ids.some((id) => id.startsWith(key.slice(0, -1))) : ids.includes(key);
    expect(Object.keys(provingTests).filter((key) => !stands(key))).to.deep.equal([]);
  });
});

describe('A result that is shipped', () => {
  const all = everything.map(({ file, title }) => ({ file, title: `P-1: ${title}, and more`, outcome: 'passed' }));

  it('is whole only where every test that proves a sentence was run, and passed', () => {
    expect(unproven(all)).to.deep.equal([]);
    const [{ file, title } = { file: '', title: '' }] = everything;
    const others = all.filter((ran) => !isRunOf({ file, title }, ran));
    expect(unproven(others)).to.deep.include({ file, title });
    expect(unproven([...all, { file, title: `${title} (b)`, outcome: 'failed' }])).to.deep.include({ file, title });
  });

  it('names every one of them, where it is of this very program; of another it makes nothing green', async () => {
    const shipped = await resultIn(shippedProof);
    const ofThisProgram = shipped?.fingerprint === programFingerprint();
    if (shipped && ofThisProgram) expect(unproven(shipped.tests)).to.deep.equal([]);
    const green = ids.filter((id) => stateOf(id, shipped && { result: shipped, ofThisProgram }, []).state === 'proven');
    if (!ofThisProgram) expect(green).to.deep.equal([]);
  });
});

describe('Where a sentence stands', () => {
  const ran = (id: string, outcome: 'passed' | 'failed' | 'skipped', ofThisProgram = true): FoundProof => ({
    ofThisProgram,
    result: {
      fingerprint: programFingerprint(),
      commit: '',
      provedAt: '2026-11-23T00:00:00.000Z',
      tests: proofsOf(id).map(({ file, title }, at) => ({ file, title, outcome: at === 0 ? outcome : 'passed' })),
    },
  });

  it('is proven when every test passed, and not when one failed, was left out or was never run', () => {
    expect(stateOf('security-1', ran('security-1', 'passed'), []).state).to.equal('proven');
    expect(stateOf('security-1', ran('security-1', 'failed'), []).state).to.equal('failed');
    expect(stateOf('security-1', ran('security-1', 'skipped'), []).state).to.equal('unproven');
    expect(stateOf('security-1', undefined, []).state).to.equal('unproven');
  });

  it('is not proven where a test of several by one title failed', () => {
    const { result } = ran('rights-4', 'passed');
    const [one, ...others] = result.tests;
    const tests = one ? [one, { ...one, title: `${one.title}(b)`, outcome: 'failed' as const }, ...others] : [];
    expect(stateOf('rights-4', { ofThisProgram: true, result: { ...result, tests } }, []).state).to.equal('failed');
  });

  it('is red for the organisation number until somebody has confirmed it, whatever the tests say', () => {
    const all = ran('contact-2', 'passed');
    expect(stateOf('contact-2', all, [{ fact: 'organisationNumber', confirmed: undefined }]).state).to.equal(
      'unconfirmed',
    );
    const confirmed = { at: new Date(), by: 'x', byName: null };
    expect(stateOf('contact-2', all, [{ fact: 'organisationNumber', confirmed }]).state).to.equal('proven');
  });

  it('is that an earlier program was proved, and never more, where the program has been changed since', () => {
    expect(stateOf('security-1', ran('security-1', 'passed', false), []).state).to.equal('earlier');
    // What failed then may be mended now: it says nothing.
    expect(stateOf('security-1', ran('security-1', 'failed', false), []).state).to.equal('unproven');
    expect(stateOf('contact-2', ran('contact-2', 'passed', false), []).state, 'a person still has to say so').to.equal(
      'unconfirmed',
    );
  });

  it('is that nothing was proved, for a sentence without a test', () => {
    expect(stateOf('made-up', ran('security-1', 'passed'), []).state).to.equal('unproven');
  });
});
