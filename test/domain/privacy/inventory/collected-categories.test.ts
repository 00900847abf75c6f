import { expect } from 'chai';

import { categories, type Category } from '../../../../src/domain/privacy/inventory/categories.ts';
import {
  collectedCategories,
  heldOfContactsAlone,
  silentInPolicy,
} from '../../../../src/domain/privacy/inventory/collected-categories.ts';
import { cookieRegister } from '../../../../src/domain/privacy/cookies/register.ts';
import { policyRecipients } from '../../../../src/domain/privacy/inventory/recipients.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { generatedSections } from '../../../../src/domain/privacy/policy/generated-sections.ts';
import { policySections } from '../../../../src/domain/privacy/policy-text.ts';

const collect =
  policySections.find(({ id }) => id === 'collect')?.sentences.filter(({ kind }) => kind === 'listItem') ?? [];
const held = (layer: 'controller' | 'processor'): Category[] =>
  collectedCategories(layer, 'en').flatMap((under) => under.categories.map(({ key }) => key));

describe('What the policy says we collect (sentences collect-1 to collect-4)', () => {
  it('names every category that OnNet holds as controller, but for those listed here as corrections to publish', () => {
    const loose = held('controller').flatMap((key) => {
      const { policy } = categories[key];
      if ('silent' in policy) return [];
      const sentence = collect.find(({ id }) => id === policy.sentence);
      return sentence?.nb.includes(policy.nb) && sentence.en.includes(policy.en) ? [] : [key];
    });
    expect(loose).to.deep.equal([]);
    expect(silentInPolicy().map(({ category }) => category)).to.have.members([
      'user.content.private',
      'user.financial',
      'user.payment',
      'user.privacy_preferences',
    ]);
  });

  it('names nothing that is not held', () => {
    const known = [...held('controller'), ...held('processor')].flatMap((key) => {
      const { policy } = categories[key];
      return 'silent' in policy ? [] : policy.en.split(', ');
    });
    const said = collect.flatMap(({ en }) => /\(([^)]+)\)/.exec(en)?.[1]?.split(', ') ?? []);
    expect(said).to.have.length.greaterThan(8);
    expect(said.filter((words) => !known.includes(words))).to.deep.equal([]);
  });

  it('says which of its words stand for data the tenants hold, where OnNet is their processor', () => {
    // The policy promises a phone number, which no user of the product is asked for.
    const tenantsAlone = Object.keys(categories).filter(
      (key) =>
        !held('controller').some((one) => one === key) &&
        Object.entries(categories).some(([name, { policy }]) => name === key && !('silent' in policy)),
    );
    expect(tenantsAlone).to.have.members(['user.contact.phone_number', 'user.name.first', 'user.name.last']);
    expect(heldOfContactsAlone('nb')).to.eql(['telefonnummer']);
    const facts = { entity: defaultLegalEntity, recipients: policyRecipients, cookies: cookieRegister };
    const said = generatedSections(facts)
      .flatMap(({ sentences }) => sentences)
      .find(({ id }) => id === 'added-categories-contacts-alone');
    expect(said?.nb)
      .to.include('telefonnummer')
      .and.include('kontaktene kundene legger inn')
      .and.include('databehandler');
    expect(said?.en).to.include('phone number').and.include('contacts that customers enter').and.include('processor');
  });

  it('keeps no category that nothing is declared to be', () => {
    const used = new Set([...held('controller'), ...held('processor')]);
    expect(Object.keys(categories).filter((key) => ![...used].some((one) => one === key))).to.deep.equal([]);
  });
});
