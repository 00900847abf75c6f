import { createHash } from 'node:crypto';

import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { endOf, nothing, stands } from '../../../../src/domain/privacy/cookies/decision.ts';
import {
  cookieRegister,
  isNamed,
  optionalClasses,
  ownOf,
  registerVersion,
} from '../../../../src/domain/privacy/cookies/register.ts';

/** What the optional part of the register is, at the version it was last changed in. A change here is a new version there. */
const pinned = { version: '2026-11-22', sha256: 'ee2fc53a679d2ab05bd44893ebe5114bf48335c43007d1abe5a8b0b99835baec' };

describe('The cookie register', () => {
  it('has a new version when anything optional changes, so that everybody is asked again', () => {
    const optional = cookieRegister.filter((entry) => entry.class !== 'essential');
    const sha256 = createHash('sha256').update(JSON.stringify(optional)).digest('hex');
    expect({ version: registerVersion, sha256 }).to.eql(pinned);
  });

  it('says of each what it is for, who sets it and for how long, in both languages, once', () => {
    const keys = cookieRegister.map(({ name, host, kind }) => `${kind} ${host} ${name}`);
    expect(new Set(keys).size).to.equal(keys.length);
    for (const { name, purpose, setBy, source } of cookieRegister) {
      expect(purpose.nb, name).to.match(/^\p{Lu}.*\.$/u);
      expect(purpose.en, name).to.match(/^\p{Lu}.*\.$/u);
      if (setBy !== 'OnNet CRM') expect(URL.canParse(source?.url ?? ''), name).to.equal(true);
    }
  });

  it('calls essential only what we set ourselves', () => {
    const essential = cookieRegister.filter((entry) => entry.class === 'essential');
    expect(essential.map(({ setBy, host }) => `${setBy} ${host}`)).to.eql(Array(3).fill('OnNet CRM own'));
  });

  it('recognises the cookies of Google that have a number in their name', () => {
    const named = (found: string): string[] =>
      ownOf(optionalClasses)
        .filter((entry) => isNamed(entry, found))
        .map(({ name }) => name);
    expect(named('_ga')).to.eql(['_ga']);
    expect(named('_ga_AB12CD34')).to.eql(['_ga_*']);
    expect(named('_gat_UA_1')).to.eql(['_gat*']);
    expect(named('_gcl_au')).to.eql(['_gcl_*']);
    for (const ours of ['onnet', 'onnet-cookies', '__Host-onnet', '_garden', 'ga'])
      expect(named(ours), ours).to.eql([]);
  });
});

describe('A decision about cookies', () => {
  const decidedAt = new Date('2026-08-31T10:00:00Z');
  const decision = { receiptId: 'x', version: registerVersion, choices: nothing, decidedAt };

  it('policy cookies-3: stands for six months, a no as well as a yes, and not a moment longer', () => {
    expect(endOf(decision).toISOString()).to.equal('2027-02-28T10:00:00.000Z');
    for (const choices of [nothing, { analytics: true, marketing: true }]) {
      const one = { ...decision, choices };
      expect(atTime(new Date('2027-02-28T09:59:59Z'), () => stands(one))).to.equal(true);
      expect(atTime(new Date('2027-02-28T10:00:00Z'), () => stands(one))).to.equal(false);
    }
  });

  it('does not stand for a register that has changed since (hard case 35)', () => {
    atTime(decidedAt, () => {
      expect(stands(decision)).to.equal(true);
      expect(stands({ ...decision, version: '2026-01-01' })).to.equal(false);
    });
  });

  it('cannot have been made in the future', () => {
    expect(atTime(new Date('2026-08-31T09:59:59Z'), () => stands(decision))).to.equal(false);
  });
});
