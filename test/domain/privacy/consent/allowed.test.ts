import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { addCompany } from '../../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { trashContact } from '../../../../src/domain/contacts/trash.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { allowed, allowedForMany, mayContact } from '../../../../src/domain/privacy/consent/allowed.ts';
import { contactConsents } from '../../../../src/domain/privacy/consent/contact-consents.ts';
import { mergeConsents } from '../../../../src/domain/privacy/consent/never-widened.ts';
import {
  objectToMarketing,
  recordConsent,
  recordWithdrawal,
} from '../../../../src/domain/privacy/consent/record-consent.ts';
import { setContactPurpose } from '../../../../src/domain/privacy/purposes/contact-purposes.ts';
import {
  addPurpose,
  deletePurpose,
  switchPurposeOff,
  switchPurposeOn,
} from '../../../../src/domain/privacy/purposes/edit-purpose.ts';
import { allPurposes } from '../../../../src/domain/privacy/purposes/purposes.ts';
import { addWording, wordingsOf } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { screenImport } from '../../../../src/domain/privacy/suppression/screen.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { deleteContacts } from '../../../../src/domain/trash/delete-contacts.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { allPurposesOn, somebody, type PurposeIds } from './people.ts';

const heard = { via: 'paper', on: osloDay(), language: 'nb', shownWording: true } as const;
const courses = {
  titleNb: 'Kurs',
  titleEn: 'Courses',
  basis: 'consent',
  retentionRule: 'until-withdrawn',
  marketing: 'consent',
  channels: ['email'],
  forNewContacts: false,
};

describe('The gate', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  // The mail that tells of a new record has a link to our own address.
  before(() => openTestOutside(folder.path));
  let ids: PurposeIds = {};
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const gate = (id: string, purpose: string, channel: 'email' | 'sms' | 'phone' | 'post' | null = 'email') =>
    here(() => allowed({ kind: 'contact', id }, purpose, channel));
  const consent = (id: string, purpose = 'marketing-email') =>
    here(() => recordConsent(cast.astrid, id, { ...heard, purposeId: ids[purpose] ?? '' }));
  const refused = async (work: () => Promise<unknown>, by = cast.astrid): Promise<readonly string[]> => {
    try {
      await inTenant(by.tenantId, work);
    } catch (error) {
      if (error instanceof Invalid)
        return Object.entries(error.fields).map(
          ([field, why]) => `${field}: ${typeof why === 'string' ? why : why.key}`,
        );
      throw error;
    }
    return [];
  };

  before(async () => {
    ids = await allPurposesOn(cast.astrid);
  });

  it('is closed for every purpose of a new tenant until the tenant has decided', async () => {
    const { clara } = cast;
    const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(clara.tenantId, work);
    const proposed = await there(allPurposes);
    expect(proposed.map(({ enabled }) => enabled)).to.deep.equal(proposed.map(() => false));
    const kari = await somebody(clara, { email: 'ny@firma.example' });
    for (const { code, channels } of proposed)
      expect(await there(() => allowed({ kind: 'contact', id: kari }, code, channels[0] ?? null))).to.deep.include({
        allowed: false,
        because: 'purpose-off',
      });
    const interest = proposed.find(({ basis }) => basis === 'legitimate-interest')?.id ?? '';
    expect(await refused(() => switchPurposeOn(clara, interest), clara)).to.eql([
      'enabled: consents.purpose.assessFirst',
    ]);
    const asks = proposed.find(({ basis }) => basis === 'consent')?.id ?? '';
    expect(await refused(() => switchPurposeOn(clara, asks), clara)).to.eql(['enabled: consents.purpose.wordingFirst']);
    // The database refuses an interest without an assessment too.
    await there(() =>
      change(`update purposes set enabled = true where tenant_id = $1 and id = $2`, [clara.tenantId, interest]),
    ).then(
      () => expect.fail('switched on'),
      (error: unknown) => expect(String(error)).to.include('check constraint'),
    );
  });

  it('refuses what it does not know: a purpose, a person, another tenant’s person, a basis, an address', async () => {
    const kari = await somebody(cast.astrid, { email: 'kari@firma.example' });
    expect((await gate(kari, 'analytics')).because).to.equal('unknown-purpose');
    expect((await gate(newId(), 'marketing-email')).because).to.equal('unknown-subject');
    expect((await gate('not-an-id', 'marketing-email')).because).to.equal('unknown-subject');
    const theirs = await somebody(cast.clara, { email: 'kari@firma.example' });
    expect((await gate(theirs, 'marketing-email')).because).to.equal('unknown-subject');
    expect((await gate(kari, 'customer-relationship')).because).to.equal('no-basis');
    expect((await gate(kari, 'marketing-sms', 'sms')).because).to.equal('no-address');
    expect((await gate(kari, 'marketing-email', 'sms')).because).to.equal('wrong-channel');
    expect((await gate(kari, 'marketing-email', null)).because).to.equal('wrong-channel');
    expect((await gate(kari, 'marketing-email')).because).to.equal('never-asked');
  });

  it('asks in the open transaction only, and sees what that transaction has done', async () => {
    const kari = await somebody(cast.astrid, { email: 'apen@firma.example' });
    await allowed({ kind: 'contact', id: kari }, 'marketing-email', 'email').then(
      () => expect.fail('answered'),
      (error: unknown) => expect(String(error)).to.include('outside a tenant transaction'),
    );
    await here(async () => {
      await recordConsent(cast.astrid, kari, { ...heard, purposeId: ids['marketing-email'] ?? '' });
      expect((await allowed({ kind: 'contact', id: kari }, 'marketing-email', 'email')).allowed).to.equal(true);
      await recordWithdrawal(cast.astrid, kari, { purposeId: ids['marketing-email'] ?? '', via: 'phone' });
      expect((await allowed({ kind: 'contact', id: kari }, 'marketing-email', 'email')).because).to.equal('withdrawn');
    });
  });

  it('gives new contacts the tenant’s default purposes, and never a consent', async () => {
    const kari = await somebody(cast.astrid, { email: 'standard@firma.example' });
    expect(await gate(kari, 'sales-and-service')).to.deep.include({ allowed: true, because: 'legitimate-interest' });
    expect((await gate(kari, 'sales-and-service', null)).evidence).to.deep.include({ source: 'default' });
    expect((await gate(kari, 'marketing-email')).allowed).to.equal(false);
    expect((await gate(kari, 'customer-news')).because).to.equal('no-basis');
  });

  it('needs a consent for marketing by e-mail, with its proof', async () => {
    const kari = await somebody(cast.astrid, { email: 'bevis@firma.example' });
    expect(
      await refused(() =>
        recordConsent(cast.astrid, kari, {
          ...heard,
          purposeId: ids['marketing-email'] ?? '',
          via: 'drøm',
          on: '2027',
          shownWording: false,
        }),
      ),
    ).to.eql(['via: form.choose', 'on: form.date', 'shownWording: consents.record.wordingNeeded']);
    await consent(kari);
    const verdict = await gate(kari, 'marketing-email');
    expect(verdict).to.deep.include({ allowed: true, because: 'consent' });
    expect(verdict.evidence).to.deep.include({ wordingVersion: 1, via: 'paper' });
    expect((await gate(kari, 'marketing-phone', 'phone')).allowed).to.equal(false);
  });

  it('hard case 35: does not take a consent to one wording for a consent to the next, unless it means the same', async () => {
    const kari = await somebody(cast.astrid, { email: 'tekst@firma.example' });
    const id = await here(async () => {
      const made = await addPurpose(cast.astrid, courses);
      await addWording(cast.astrid, made, { textNb: 'En', textEn: 'One', sameMeaning: true });
      await switchPurposeOn(cast.astrid, made);
      await recordConsent(cast.astrid, kari, { ...heard, purposeId: made });
      return made;
    });
    const code = (await here(allPurposes)).find((purpose) => purpose.id === id)?.code ?? '';
    expect((await gate(kari, code)).because).to.equal('consent');
    await here(() => addWording(cast.astrid, id, { textNb: 'En.', textEn: 'One.', sameMeaning: true }));
    expect((await gate(kari, code)).because).to.equal('consent');
    await here(() => addWording(cast.astrid, id, { textNb: 'En og to', textEn: 'One and two', sameMeaning: false }));
    expect((await gate(kari, code)).because).to.equal('old-wording');
    await here(() => recordConsent(cast.astrid, kari, { ...heard, purposeId: id }));
    expect((await gate(kari, code)).evidence.wordingVersion).to.equal(3);
    expect(await refused(() => deletePurpose(cast.astrid, id))).to.eql(['purpose: consents.purpose.inUse']);
    await here(() => switchPurposeOff(cast.astrid, id));
    expect((await gate(kari, code)).because).to.equal('purpose-off');
  });

  it('takes no consent from before the wording that was shown, and gives the day it was given', async () => {
    const kari = await somebody(cast.astrid, { email: 'dagen@firma.example' });
    const [made, march, may] = [new Date('2026-01-10'), new Date('2026-03-10'), new Date('2026-05-10')];
    const worded = (text: string) => ({ textNb: text, textEn: text, sameMeaning: true });
    const id = await atTime(made, () => here(() => addPurpose(cast.astrid, { ...courses, titleNb: 'Messer' })));
    await atTime(march, () => here(() => addWording(cast.astrid, id, worded('En'))));
    await atTime(may, () => here(() => addWording(cast.astrid, id, worded('En.'))));
    await here(() => switchPurposeOn(cast.astrid, id));
    const [, first] = await here(() => wordingsOf([id]));
    const [foreign] = await here(() => wordingsOf([ids['marketing-email'] ?? '']));
    const say = (on: string, wordingId: string | undefined) => () =>
      recordConsent(cast.astrid, kari, { ...heard, purposeId: id, on, wordingId: wordingId ?? '' });
    expect(await refused(say('1990-01-01', ''))).to.eql(['on: consents.record.beforeWording']);
    expect(await refused(say('2026-03-20', ''))).to.eql(['on: consents.record.beforeWording']);
    expect(await refused(say('2026-03-09', first?.id))).to.eql(['on: consents.record.beforeWording']);
    expect(await refused(say('2026-05-20', 'ingen'))).to.eql(['wording: form.choose']);
    expect(await refused(say(osloDay(), foreign?.id))).to.eql(['wording: consents.record.otherWording']);
    expect(await refused(say('2026-03-20', first?.id))).to.eql([]);
    const code = (await here(allPurposes)).find((purpose) => purpose.id === id)?.code ?? '';
    expect((await gate(kari, code)).evidence).to.deep.include({ since: '2026-03-20', wordingVersion: 1 });
    const { ledger, consents } = await here(() => contactConsents(cast.astrid, kari));
    expect(ledger.map(({ saidOn }) => saidOn)).to.eql(['2026-03-20']);
    expect(consents.find(({ purposeId }) => purposeId === id)?.since).to.equal('2026-03-20');
  });

  it('withdrawing one purpose touches no other (no bundling)', async () => {
    const kari = await somebody(cast.astrid, { email: 'flere@firma.example', phone: '40000001' });
    await here(() =>
      setContactPurpose(cast.astrid, kari, {
        purposeId: ids['customer-relationship'] ?? '',
        source: 'contract',
        since: '',
      }),
    );
    await consent(kari);
    await consent(kari, 'marketing-sms');
    await here(() => recordWithdrawal(cast.astrid, kari, { purposeId: ids['marketing-email'] ?? '', via: 'e-mail' }));
    expect((await gate(kari, 'marketing-email')).because).to.equal('withdrawn');
    expect((await gate(kari, 'marketing-sms', 'sms')).because).to.equal('consent');
    expect((await gate(kari, 'customer-relationship')).because).to.equal('contract');
    expect((await gate(kari, 'sales-and-service')).because).to.equal('legitimate-interest');
  });

  it('writes no address into the ledger, the suppressions or the audit trail', async () => {
    const tables = ['consent_events', 'suppressions', 'audit_entries'];
    for (const table of tables) {
      const rows = await here(() =>
        sql<{ row: string }>(`select t::text as row from ${table} t where t.tenant_id = $1`, [cast.astrid.tenantId]),
      );
      expect(rows.length, table).to.be.above(0);
      expect(rows.filter(({ row }) => /@|firma|\+47/.test(row)).length, table).to.equal(0);
    }
  });

  it('objecting to marketing is absolute: every channel, every marketing purpose, those to come too; nothing else', async () => {
    const kari = await somebody(cast.astrid, { email: 'nei@firma.example', phone: '40000002', street: 'Storgata 1' });
    await consent(kari);
    await here(() =>
      setContactPurpose(cast.astrid, kari, { purposeId: ids['customer-news'] ?? '', source: 'sale', since: '' }),
    );
    await here(() => objectToMarketing(cast.astrid, kari, 'phone'));
    for (const { channel, allowed, because } of await here(() => mayContact(kari)))
      expect({ allowed, because }, channel).to.deep.equal({ allowed: false, because: 'objected' });
    expect((await gate(kari, 'sales-and-service')).allowed).to.equal(true);
    const later = await here(async () => {
      const id = await addPurpose(cast.astrid, {
        titleNb: 'Senere',
        titleEn: 'Later',
        basis: 'legitimate-interest',
        retentionRule: 'inactivity',
        marketing: 'reservation',
        channels: ['post'],
        forNewContacts: false,
      });
      return (await allPurposes()).find((purpose) => purpose.id === id);
    });
    await here(() =>
      change(
        `update purposes set enabled = true, interest = 'a', necessity = 'b', balance = 'c', reviewed_at = now() where tenant_id = $1 and id = $2`,
        [cast.astrid.tenantId, later?.id],
      ),
    );
    expect((await gate(kari, later?.code ?? '', 'post')).because).to.equal('objected');
    expect(
      await refused(() => recordConsent(cast.astrid, kari, { ...heard, purposeId: ids['marketing-email'] ?? '' })),
    ).to.eql(['purpose: consents.record.saidNo']);
  });

  it('hard case 10, at the gate that a merge will have to pass: one that takes a consent away says so, purpose by purpose, so that the person can be asked anew', async () => {
    const kept = await somebody(cast.astrid, { email: 'beholdt@firma.example' });
    const gone = await somebody(cast.astrid, { email: 'annen@firma.example' });
    await consent(kept);
    await here(() => recordWithdrawal(cast.astrid, gone, { purposeId: ids['marketing-email'] ?? '', via: 'phone' }));
    const narrowed = await here(() => mergeConsents({ kind: 'member', id: cast.astrid.id }, kept, gone));
    expect(narrowed).to.deep.include({ purposeId: ids['marketing-email'], channel: 'email', kind: 'withdrawn' });
    expect(await gate(kept, 'marketing-email')).to.deep.include({ allowed: false, because: 'withdrawn' });
    const given = await here(() =>
      sql(
        `select from consent_events where tenant_id = $1 and contact_id = $2 and via = 'merge' and kind = 'granted'`,
        [cast.astrid.tenantId, kept],
      ),
    );
    expect(given, 'and never gives one').to.have.length(0);
  });

  it('hard case 9, at the gate that a merge will have to pass: after it the noes of both stand at the addresses of both, and outlive the record', async () => {
    const by = { kind: 'member', id: cast.astrid.id } as const;
    const stopped = { purposeId: ids['marketing-email'] ?? '', via: 'phone' } as const;
    const at = async (email: string) => (await gate(await somebody(cast.astrid, { email }), 'marketing-email')).because;
    const [first, second] = [
      await somebody(cast.astrid, { email: 'en@flettet.example' }),
      await somebody(cast.astrid, { email: 'to@flettet.example' }),
    ];
    await here(() => recordWithdrawal(cast.astrid, second, stopped));
    expect(await at('en@flettet.example'), 'before').to.equal('never-asked');
    await here(() => mergeConsents(by, first, second));
    expect(await at('en@flettet.example'), 'what the one that went had said, where the other stays').to.equal(
      'suppressed',
    );
    const [stays, goes] = [
      await somebody(cast.astrid, { email: 'tre@flettet.example' }),
      await somebody(cast.astrid, { email: 'fire@flettet.example' }),
    ];
    await here(() => recordWithdrawal(cast.astrid, stays, stopped));
    await here(() => mergeConsents(by, stays, goes));
    expect(await at('fire@flettet.example'), 'and the other way round').to.equal('suppressed');
  });

  it('hard case 9, at the gate that a merge will have to pass: one that brings an address takes away what the other record had no ground for', async () => {
    const by = { kind: 'member', id: cast.astrid.id } as const;
    const customer = async (email: string): Promise<string> => {
      const id = await somebody(cast.astrid, { email });
      await here(() =>
        setContactPurpose(cast.astrid, id, { purposeId: ids['customer-news'] ?? '', source: 'sale', since: '' }),
      );
      return id;
    };
    const [stays, too] = [await customer('kjop@flettet.example'), await customer('kjop2@flettet.example')];
    expect((await gate(stays, 'customer-news')).because).to.equal('existing-customer');
    await here(() => mergeConsents(by, stays, too));
    expect((await gate(stays, 'customer-news')).because, 'both were customers').to.equal('existing-customer');
    const stranger = await somebody(cast.astrid, { email: 'fremmed@flettet.example' });
    await here(() => mergeConsents(by, stays, stranger));
    expect((await gate(stays, 'customer-news')).because).to.equal('no-basis');
  });

  it('hard case 11: finds a suppressed address again in an import and on a new record, and says no more than that', async () => {
    const kari = await somebody(cast.astrid, { email: 'Igjen@Firma.example', phone: '40000003' });
    await here(() => objectToMarketing(cast.astrid, kari, 'e-mail'));
    await here(() => anonymiseContacts(system, [kari]));
    expect((await gate(kari, 'marketing-email')).because).to.equal('erased');
    const again = await somebody(cast.astrid, { email: 'igjen+tilbud@firma.example', phone: '+47 400 00 003' });
    expect((await gate(again, 'marketing-email')).because).to.equal('suppressed');
    expect((await gate(again, 'marketing-sms', 'sms')).because).to.equal('suppressed');
    expect((await gate(again, 'sales-and-service')).allowed).to.equal(true);
    const verdicts = await here(() =>
      screenImport([
        [{ channel: 'email', value: 'igjen@firma.example' }],
        [{ channel: 'email', value: 'fri@firma.example' }],
        [],
        [
          { channel: 'email', value: 'fri2@firma.example' },
          { channel: 'sms', value: '40000003' },
        ],
      ]),
    );
    expect(verdicts).to.deep.equal([
      { action: 'keep-blocked', channels: ['email'] },
      { action: 'keep', channels: [] },
      { action: 'keep', channels: [] },
      { action: 'keep-blocked', channels: ['sms'] },
    ]);
    // Another tenant's suppressions are its own: the same address is free there.
    const fjord = await allPurposesOn(cast.clara);
    const theirs = await somebody(cast.clara, { email: 'igjen@firma.example' });
    await inTenant(cast.clara.tenantId, () =>
      recordConsent(cast.clara, theirs, { ...heard, purposeId: fjord['marketing-email'] ?? '' }),
    );
    expect(
      (await inTenant(cast.clara.tenantId, () => allowed({ kind: 'contact', id: theirs }, 'marketing-email', 'email')))
        .allowed,
    ).to.equal(true);
  });

  it('hard case 12: takes no consent for somebody who is erased, and every no', async () => {
    const kari = await somebody(cast.astrid, { email: 'borte@firma.example' });
    await here(() => anonymiseContacts(system, [kari]));
    // Their record is closed to whoever writes about somebody (test/web/erased-person.test.ts says so to them).
    expect(
      await here(() => recordConsent(cast.astrid, kari, { ...heard, purposeId: ids['marketing-email'] ?? '' })).catch(
        (error: unknown) => error,
      ),
    ).to.be.instanceOf(NotFound);
    await here(() => recordWithdrawal(cast.astrid, kari, { purposeId: ids['marketing-email'] ?? '', via: 'phone' }));
    await here(() => objectToMarketing(cast.astrid, kari, 'phone'));
    const gone = await somebody(cast.astrid, { email: 'slettet@firma.example' });
    await here(() => trashContact(cast.astrid, gone));
    expect((await gate(gone, 'marketing-email')).because).to.equal('in-trash');
    await here(() => deleteContacts([gone]));
    await here(() => recordWithdrawal(cast.astrid, gone, { purposeId: ids['marketing-email'] ?? '', via: 'phone' }));
    expect((await gate(gone, 'marketing-email')).because).to.equal('unknown-subject');
  });

  it('hard case 33: an erased person who comes again is a new record, with the suppression and nothing of their history', async () => {
    const before = await somebody(cast.astrid, { email: 'tilbake@firma.example' });
    await here(() => objectToMarketing(cast.astrid, before, 'phone'));
    await here(async () => {
      await trashContact(cast.astrid, before);
      await deleteContacts([before]);
    });
    const now = await somebody(cast.astrid, { email: 'tilbake@firma.example' });
    const verdict = await gate(now, 'marketing-email');
    expect(verdict.because).to.equal('suppressed');
    expect(Object.keys(verdict.evidence)).to.have.members(['purpose', 'since']);
    const history = await here(() =>
      sql(`select from consent_events where tenant_id = $1 and contact_id = $2`, [cast.astrid.tenantId, now]),
    );
    expect(history).to.have.length(0);
  });

  it('knows markedsføringsloven: generic mailboxes, earlier sales, Reservasjonsregisteret and the hours', async () => {
    const post = await somebody(cast.astrid, { email: 'post@firma.example' });
    expect(await gate(post, 'marketing-email')).to.deep.include({ allowed: true, because: 'generic-address' });
    expect((await gate(await somebody(cast.astrid, { email: 'post@gmail.com' }), 'marketing-email')).allowed).to.equal(
      false,
    );

    // The business of a sole proprietor is a person: the common mailbox of it is theirs.
    const [business] = await here(() => insertCompanies([{ name: 'Rør ved Ragnhild', legalForm: 'ENK' }]));
    const owner = await somebody(cast.astrid, { email: 'post@roer.example', companyId: business ?? '' });
    expect(await gate(owner, 'marketing-email')).to.deep.include({ allowed: false, because: 'never-asked' });

    const buyer = await somebody(cast.astrid, { email: 'kunde@firma.example' });
    expect(
      await refused(() =>
        setContactPurpose(cast.astrid, buyer, { purposeId: ids['customer-news'] ?? '', source: 'person', since: '' }),
      ),
    ).to.eql(['source: consents.contact.saleNeeded']);
    await here(() =>
      setContactPurpose(cast.astrid, buyer, {
        purposeId: ids['customer-news'] ?? '',
        source: 'sale',
        since: '2026-03-01',
      }),
    );
    expect(await gate(buyer, 'customer-news')).to.deep.include({ allowed: true, because: 'existing-customer' });

    const direct = { purposeId: ids['marketing-direct'] ?? '', source: 'public', since: '' };
    const consumer = await somebody(cast.astrid, { phone: '40000004', street: 'Storgata 2' });
    await here(() => setContactPurpose(cast.astrid, consumer, direct));
    expect((await gate(consumer, 'marketing-direct', 'phone')).because).to.equal('wash-needed');
    await here(() =>
      change(
        `insert into reservation_washes (tenant_id, id, washed_on, recorded_at, recorded_by) values ($1, $2, $4, now(), $3)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id, osloDay()],
      ),
    );
    expect((await gate(consumer, 'marketing-direct', 'post')).because).to.equal('not-reserved');
    const at = (moment: string) => atTime(new Date(moment), () => gate(consumer, 'marketing-direct', 'phone'));
    const [day] = new Date(Date.now() + 86_400_000 * 40).toISOString().split('T');
    expect((await at(`${day}T11:00:00Z`)).because, 'a wash of last month').to.equal('wash-needed');

    const companyId = await here(() => addCompany(cast.astrid, { name: 'Firma AS' }, 'nb'));
    const buyerAtWork = await somebody(cast.astrid, { phone: '40000005', companyId });
    await here(() => setContactPurpose(cast.astrid, buyerAtWork, direct));
    expect(await gate(buyerAtWork, 'marketing-direct', 'phone')).to.deep.include({
      allowed: true,
      because: 'not-reserved',
    });
  });

  it('answers for many in as many statements as for one', async () => {
    const many = await Promise.all([1, 2, 3].map((at) => somebody(cast.astrid, { email: `mange${at}@firma.example` })));
    await consent(many[1] ?? '');
    const verdicts = await here(() => allowedForMany([...many, newId()], 'marketing-email', 'email'));
    expect(verdicts.map(({ because }) => because)).to.deep.equal([
      'never-asked',
      'consent',
      'never-asked',
      'unknown-subject',
    ]);
  });

  it('a new address of somebody who has said no is found by the ledger, and the old one by its hash', async () => {
    const kari = await somebody(cast.astrid, { email: 'forste@firma.example' });
    await consent(kari);
    await here(() => recordWithdrawal(cast.astrid, kari, { purposeId: ids['marketing-email'] ?? '', via: 'phone' }));
    await here(() =>
      change(`delete from contact_emails where tenant_id = $1 and contact_id = $2`, [cast.astrid.tenantId, kari]),
    );
    await here(() =>
      addChannel(cast.astrid, kari, {
        kind: 'email',
        label: 'work',
        value: 'andre@firma.example',
        street: '',
        postalCode: '',
        place: '',
        countryCode: '',
        first: true,
      }),
    );
    expect((await gate(kari, 'marketing-email')).because).to.equal('withdrawn');
    const other = await somebody(cast.astrid, { email: 'forste@firma.example' });
    expect((await gate(other, 'marketing-email')).because).to.equal('suppressed');
  });
});
