import { expect } from 'chai';

import { categories, subjects } from '../../../../src/domain/privacy/inventory/categories.ts';
import { personalData } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { processingRecord, processorRecord } from '../../../../src/domain/privacy/inventory/processing-record.ts';
import { purposes } from '../../../../src/domain/privacy/inventory/purposes.ts';
import { policyRecipients } from '../../../../src/domain/privacy/inventory/recipients.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';

const controller = {
  name: 'Nordlys AS',
  organisationNumber: '974760673',
  address: 'Storgata 1, Oslo',
  email: 'post@nordlys.example',
};
const processor = { name: 'OMNII INTELLIGENCE AS', email: 'info@onnet.tech' };

describe('The record of processing activities (Art. 30)', () => {
  for (const layer of ['controller', 'processor'] as const)
    for (const language of ['nb', 'en'] as const)
      it(`names, in ${language}, every purpose, person, category and time limit of what is held as ${layer}`, () => {
        const record = processingRecord(layer, language, { controller, processor, recipients: policyRecipients });
        for (const { table, name, column, layer: of } of personalData) {
          if (of !== layer) continue;
          const activity = record.activities.find(({ code }) => code === column.purpose);
          const place = `${table}.${name}`;
          expect(activity?.subjects, place).to.include(subjects[column.subject][language]);
          expect(activity?.categories, place).to.include(categories[column.category][language]);
          expect(
            activity?.retention.map(({ text }) => text),
            place,
          ).to.include(retentionCodes[column.retention][language]);
        }
        const ofLayer = Object.entries(purposes).filter(([, purpose]) => purpose.layer === layer);
        expect(ofLayer.map(([code]) => code)).to.include.members(record.activities.map(({ code }) => code));
      });

  it('names the key of a person where it says how long that is kept', () => {
    const key = personalData.find(({ table, name }) => table === 'subject_keys' && name === 'sealed');
    if (!key) throw new Error('no such column');
    const { of } = retentionCodes[key.column.retention];
    expect(of.nb).to.include('nøkkelen');
    expect(of.en).to.include('the key');
  });

  it('has all that Art. 30(1) asks for', () => {
    const record = processingRecord('controller', 'en', { controller, recipients: policyRecipients });
    expect(record.controller).to.deep.equal(controller);
    for (const activity of record.activities) {
      expect(activity.purpose, 'b').to.not.equal('');
      expect(activity.subjects, `c: ${activity.code}`).to.not.have.length(0);
      expect(activity.categories, `c: ${activity.code}`).to.not.have.length(0);
      expect(activity.retention, `f: ${activity.code}`).to.not.have.length(0);
      expect(activity.interest === undefined, `the interest of ${activity.code}, Art. 13(1)(d)`).to.equal(
        activity.basis !== 'f',
      );
    }
    expect(
      record.recipients.map(({ name }) => name),
      'd',
    ).to.include('Brønnøysundregistrene');
    expect(
      record.recipients.filter(({ country }) => country === 'IE').every(({ transfer }) => transfer !== ''),
      'e',
    ).to.equal(true);
    expect(record.security, 'g').to.have.length.greaterThan(4);
  });

  it('tells a tenant nothing of what OnNet does for itself, and the other way round', () => {
    const tenants = processingRecord('processor', 'en', { controller, processor, recipients: policyRecipients });
    expect(tenants.activities.map(({ code }) => code))
      .to.include('sales-and-service')
      .and.not.include('subscription');
    expect(tenants.recipients.map(({ name }) => name)).to.deep.equal(['Brønnøysundregistrene']);
  });

  it('says what a tenant has decided in place of what it began with, and keeps what the law decides', () => {
    const decided = {
      code: 'own-purpose',
      purpose: 'Selling boats',
      basis: 'f',
      interest: 'To sell boats',
      marketing: false,
      limits: ['24 months after the last activity'],
    } as const;
    const record = processingRecord('processor', 'en', {
      controller,
      processor,
      recipients: policyRecipients,
      decided: [decided, { ...decided, code: 'own-news', marketing: true, limits: [] }],
    });
    expect(record.activities.map(({ code }) => code)).to.deep.equal([
      'own-purpose',
      'own-news',
      'tenant-accountability',
    ]);
    const [own, news] = record.activities;
    expect(own).to.include({ purpose: 'Selling boats', basis: 'f', interest: 'To sell boats' });
    expect(own?.retention.map(({ text }) => text)).to.deep.equal(['24 months after the last activity']);
    expect(own?.categories).to.not.have.length(0);
    expect(news?.categories).to.include.members([...(own?.categories ?? [])]);
    expect(news?.retention).to.not.have.length(0);
  });

  it('has all that Art. 30(2) asks for', () => {
    const record = processorRecord('nb', { controller, processor, recipients: policyRecipients });
    expect(record).to.deep.include({ processor, controller });
    for (const part of [record.processing, record.recipients, record.security]) expect(part).to.not.have.length(0);
  });
});
