import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { atTime, now, osloDay } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { contactList } from '../../../../src/domain/contacts/contact-list.ts';
import { insertContacts, type ContactRow } from '../../../../src/domain/contacts/bulk.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { Invalid } from '../../../../src/domain/errors.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { decidedFor } from '../../../../src/domain/privacy/access/decided-for.ts';
import { originOfContact } from '../../../../src/domain/privacy/access/told.ts';
import { recordConsent, recordWithdrawal } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { retentionForecast } from '../../../../src/domain/privacy/retention/forecast.ts';
import { expireHolds } from '../../../../src/domain/privacy/holds/expire-holds.ts';
import { placeHold } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { dismissRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { carryOutRetentionRun } from '../../../../src/domain/privacy/retention/carry-out-run.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../../../src/domain/privacy/retention/general-rule.ts';
import { decidedProcessing } from '../../../../src/domain/privacy/purposes/decided-purposes.ts';
import { dryRun } from '../../../../src/domain/privacy/retention/due-contacts.ts';
import { addPurpose, changePurpose, deletePurpose } from '../../../../src/domain/privacy/purposes/edit-purpose.ts';
import { addWording } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { proposeRetentionRules } from '../../../../src/domain/privacy/retention/propose-rule.ts';
import { beginRun, rulesInForce } from '../../../../src/domain/privacy/retention/runs.ts';
import {
  addRule,
  approveRule,
  otherRule,
  otherRules,
  previewRule,
  SAMPLE,
} from '../../../../src/domain/privacy/retention/other-rules.ts';
import { change, inTenant, seeingRestricted, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { restrict } from '../restriction/restricted-person.ts';
import { leaseOf } from '../../exports/exported.ts';

const lastActivityAt = new Date('2023-11-22T14:00:00+01:00');
const arrivedRequest = {
  kind: 'access',
  state: 'open',
  channel: 'form',
  language: 'nb',
  requesterName: 'Ingen Kjent',
  requesterEmail: 'ingen@sok.example',
  message: '',
  receivedAt: new Date('2026-11-20T09:00:00+01:00'),
} as const;
/** Thirty-six months later: the last night it is kept, and the first it is not. */
const kept = new Date('2026-11-21T03:15:00+01:00');
const gone = new Date('2026-11-22T03:15:00+01:00');

describe('Retention rules by purpose', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  beforeEach(() =>
    here(async () => {
      for (const table of ['retention_runs', 'retention_rules', 'outbox', 'contact_purposes', 'activities', 'contacts'])
        await change(`delete from ${table} where tenant_id = $1`, [cast.astrid.tenantId]);
    }),
  );

  it('are proposed for the accounts, by the law’s own time, and end nobody before somebody approves', async () => {
    await here(proposeRetentionRules);
    await here(proposeRetentionRules);
    const proposed = await here(() => otherRules(cast.astrid));
    expect(proposed.filter(({ selector }) => selector === 'contacts')).to.have.length(1);
    const rule = proposed.find(({ selector }) => selector === 'contacts');
    const bookkeeping = await here(() => purpose('bookkeeping'));
    expect(rule).to.include({
      purposeId: bookkeeping,
      clock: 'last-activity',
      months: 72,
      floorLaw: 'bokføringsloven § 13',
      enabled: false,
      understood: true,
    });
    await here(() => contact(['bookkeeping'], { lastActivityAt: new Date('2020-11-22T14:00:00+01:00') }));
    const preview = await atTime(gone, () => here(async () => rule && previewRule(cast.astrid, rule)));
    expect(preview?.count).to.equal(1);
    expect(await here(rulesInForce)).to.deep.equal([]);
  });

  it('are proposed for a purpose of the accounts that is made or changed later, and taken back when it is one no more', async () => {
    const typed = {
      titleNb: 'Lønn',
      titleEn: 'Payroll',
      basis: 'legal-obligation',
      retentionRule: 'bookkeeping',
      marketing: '',
      channels: [],
      forNewContacts: false,
    };
    const { astrid } = cast;
    const id = await here(() => addPurpose(astrid, typed));
    const ofIt = async () => (await here(() => otherRules(astrid))).filter(({ purposeId }) => purposeId === id);
    expect((await ofIt()).map(({ months, floorLaw, enabled }) => ({ months, floorLaw, enabled }))).to.deep.equal([
      { months: 72, floorLaw: 'bokføringsloven § 13', enabled: false },
    ]);
    await here(() => changePurpose(astrid, id, { ...typed, retentionRule: 'relationship' }));
    expect(await ofIt()).to.deep.equal([]);
    await here(() => changePurpose(astrid, id, typed));
    expect(await ofIt()).to.have.length(1);
    await here(() => changePurpose(astrid, id, { ...typed, retentionRule: 'relationship' }));
    await here(() => deletePurpose(astrid, id));
  });

  const purpose = async (code: string): Promise<string> => {
    const [row] = await sql<{ id: string }>(`select id from purposes where tenant_id = $1 and code = $2`, [
      cast.astrid.tenantId,
      code,
    ]);
    return row?.id ?? '';
  };
  const contact = async (codes: readonly string[], row: Partial<ContactRow> = { lastActivityAt }): Promise<string> => {
    const [id = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Berg', ...row }]);
    await change(`delete from contact_purposes where tenant_id = $1 and contact_id = $2`, [cast.astrid.tenantId, id]);
    for (const code of codes)
      await change(
        `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since)
         select $1, $2, $3, p.id, p.basis, 'person', $5 from purposes p where p.tenant_id = $1 and p.code = $4 and p.basis <> 'consent'`,
        [cast.astrid.tenantId, newId(), id, code, lastActivityAt],
      );
    return id;
  };
  const everything = { count: 1_000_000, confirmed: true };
  const general = async (months: string): Promise<void> => {
    await setRetentionRule(cast.astrid, months);
    const rule = await retentionRule(cast.astrid);
    await approveRetentionRule(cast.astrid, { version: rule?.version ?? 0, ...everything });
  };
  const forPurpose = async (code: string, months: string, kind: 'idle' | 'withdrawn' = 'idle'): Promise<string> => {
    const id = await addRule(cast.astrid, { kind, purposeId: await purpose(code) }, months);
    await approveRule(cast.astrid, id, { version: (await otherRule(cast.astrid, id)).version, ...everything });
    return id;
  };
  const night = (moment: Date) =>
    atTime(moment, async () => {
      for (const rule of await here(() => rulesInForce())) {
        const run = await here(() => beginRun(rule, null));
        await carryOutRetentionRun(
          await leaseOf(cast.astrid, 'retention-run', run ?? ''),
          new AbortController().signal,
        );
      }
    });
  const isThere = async (id: string): Promise<boolean> =>
    here(async () => {
      const rows = await sql(`select from contacts where tenant_id = $1 and id = $2 and anonymised_at is null`, [
        cast.astrid.tenantId,
        id,
      ]);
      return rows.length === 1;
    });

  it('anonymise a contact held for that purpose alone on the day, and not the day before', async () => {
    const [only, none] = await here(async () => {
      await forPurpose('customer-relationship', '36');
      return [await contact(['customer-relationship']), await contact([])];
    });
    await night(kept);
    expect(await isThere(only)).to.equal(true);
    await night(gone);
    expect([await isThere(only), await isThere(none)]).to.deep.equal([false, true]);
  });

  it('of all contacts ends nobody sooner than the law of a purpose they serve: without a rule of its own nothing ends that', async () => {
    const { books, both, plain, id } = await here(async () => {
      await change(`update purposes set enabled = true where tenant_id = $1 and code = 'bookkeeping'`, [
        cast.astrid.tenantId,
      ]);
      await general('24');
      const id = await forPurpose('sales-and-service', '36');
      const [books, both, plain] = [
        await contact(['bookkeeping']),
        await contact(['bookkeeping', 'sales-and-service']),
        await contact(['customer-relationship']),
      ];
      return { books, both, plain, id };
    });
    const told = async (one: string) => (await here(() => originOfContact(one, 'nb')))?.until ?? '';
    expect([await told(books), await told(both)]).to.deep.equal(['', '']);
    expect(await told(plain)).to.equal('2025-11-22');
    const shown = await atTime(gone, () =>
      here(async () => previewRule(cast.astrid, await otherRule(cast.astrid, id))),
    );
    expect(shown?.count, 'what is shown first').to.equal(0);
    const due = await atTime(gone, () => here(() => dryRun(cast.astrid, 24)));
    expect(due.contacts.map((one) => one.id)).to.deep.equal([plain]);
    const all = { search: '', ownerId: '', idleMonths: undefined };
    const list = await here(() =>
      contactList(cast.astrid, all, { order: { sort: 'name', descending: false }, after: '', before: '' }),
    );
    expect(list.rows.filter(({ privacy }) => privacy.dueAt !== undefined).map((row) => row.id)).to.deep.equal([plain]);
    await night(gone);
    expect([await isThere(books), await isThere(both), await isThere(plain)]).to.deep.equal([true, true, false]);
    const limits = async () =>
      (await here(() => decidedProcessing('nb'))).decided.find(({ code }) => code === 'bookkeeping')?.limits;
    expect(await limits(), 'nor does the record of processing promise it').to.deep.equal([
      'Så lenge loven krever det; ingen frist i måneder er satt',
    ]);

    await here(() => forPurpose('bookkeeping', '72'));
    expect(await limits()).to.deep.equal(['72 måneder etter siste aktivitet']);
    expect([await told(books), await told(both)]).to.deep.equal(['2029-11-22', '2029-11-22']);
    await night(new Date('2029-11-21T03:15:00+01:00'));
    expect([await isThere(books), await isThere(both)]).to.deep.equal([true, true]);
    await night(new Date('2029-11-22T03:15:00+01:00'));
    expect([await isThere(books), await isThere(both)]).to.deep.equal([false, false]);
  });

  it('keep a person for as long as the longest of their purposes does', async () => {
    const [both, short] = await here(async () => {
      await forPurpose('sales-and-service', '36');
      await forPurpose('customer-relationship', '60');
      return [await contact(['sales-and-service', 'customer-relationship']), await contact(['sales-and-service'])];
    });
    const told = await here(() => originOfContact(both, 'nb'));
    expect(told?.until).to.equal('2028-11-22');
    await night(gone);
    expect([await isThere(both), await isThere(short)]).to.deep.equal([true, false]);
    await night(new Date('2028-11-22T03:15:00+01:00'));
    expect(await isThere(both)).to.equal(false);
  });

  it('tell whoever lies in the trash of the day it is emptied, unless a rule comes first', async () => {
    const id = await here(async () => {
      await forPurpose('sales-and-service', '36');
      return contact(['sales-and-service']);
    });
    const told = () => here(() => originOfContact(id, 'nb'));
    expect(await told()).to.include({ until: '2026-11-22', fromTrash: false });
    const trash = (moment: string) =>
      here(() =>
        change(`update contacts set deleted_at = $3 where tenant_id = $1 and id = $2`, [
          cast.astrid.tenantId,
          id,
          moment,
        ]),
      );
    await trash('2026-10-01T12:00:00Z');
    expect(await told()).to.include({ until: '2026-10-31', fromTrash: true });
    await trash('2026-11-20T12:00:00Z');
    expect(await told()).to.include({ until: '2026-11-22', fromTrash: false });
  });

  it('tell whoever is restricted, or waits for an answer, of no day at all, and why', async () => {
    const [restricted, waiting] = await here(async () => {
      await forPurpose('sales-and-service', '36');
      return [await contact(['sales-and-service']), await contact(['sales-and-service'])];
    });
    const told = (id: string) => here(() => seeingRestricted(() => originOfContact(id, 'nb')));
    expect(await told(restricted)).to.include({ until: '2026-11-22', spared: undefined });
    await restrict(cast.astrid, restricted);
    expect(await told(restricted)).to.include({ until: '', fromTrash: false, spared: 'restricted' });
    await here(() => keepRequest({ ...arrivedRequest, contactId: waiting }, { kind: 'requester' }));
    expect(await told(waiting)).to.include({ until: '', fromTrash: false, spared: 'held' });
  });

  it('keep a person whose purpose has a longer rule from the rule for all contacts', async () => {
    const [longer, other] = await here(async () => {
      await general('36');
      await forPurpose('customer-relationship', '60');
      return [await contact(['customer-relationship']), await contact([])];
    });
    await night(gone);
    expect([await isThere(longer), await isThere(other)]).to.deep.equal([true, false]);
  });

  /** Lets people say yes to the newsletter, on paper. */
  const agree = async (ids: readonly string[]): Promise<string> => {
    const { astrid } = cast;
    const purposeId = await purpose('marketing-email');
    await change(`update purposes set enabled = true where tenant_id = $1 and id = $2`, [astrid.tenantId, purposeId]);
    await addWording(astrid, purposeId, {
      textNb: 'Ja, send meg brev.',
      textEn: 'Yes, send me mail.',
      sameMeaning: false,
    });
    const heard = { purposeId, via: 'paper', on: osloDay(now()), language: 'nb', shownWording: true } as const;
    for (const id of ids) await recordConsent(astrid, id, heard);
    return purposeId;
  };

  it('keep whoever agreed to a purpose as long as that purpose’s rule says, until they take it back', async () => {
    const { agreed, stopped, never, purposeId } = await here(async () => {
      await general('36');
      await forPurpose('marketing-email', '60');
      const [agreed, stopped, never] = [await contact([]), await contact(['customer-relationship']), await contact([])];
      return { agreed, stopped, never, purposeId: await agree([agreed, stopped]) };
    });
    const until = async (id: string) => (await here(() => originOfContact(id, 'nb')))?.until;
    expect([await until(agreed), await until(stopped), await until(never)]).to.eql([
      '2028-11-22',
      '2028-11-22',
      '2026-11-22',
    ]);
    expect((await here(() => decidedFor(agreed, [agreed], 'nb'))).purposes.map(({ basis }) => basis)).to.eql(['a']);
    await here(() => recordWithdrawal(cast.astrid, stopped, { purposeId, via: 'phone' }));
    expect(await until(stopped)).to.equal('2026-11-22');
    expect((await here(() => decidedFor(stopped, [stopped], 'nb'))).purposes.map(({ basis }) => basis)).to.not.include(
      'a',
    );
    await night(gone);
    expect([await isThere(agreed), await isThere(stopped), await isThere(never)]).to.eql([true, false, false]);
    await night(new Date('2028-11-22T03:15:00+01:00'));
    expect(await isThere(agreed)).to.equal(false);
  });

  it('count from a consent that was taken back, and not where it was given again', async () => {
    const said = async (id: string, kind: 'withdrawn' | 'granted', at: Date): Promise<void> => {
      const purposeId = await purpose('marketing-email');
      const wording = newId();
      if (kind === 'granted')
        await change(
          `insert into consent_wordings (tenant_id, id, purpose_id, version, text_nb, text_en, hash_nb, hash_en)
           values ($1, $2, $3, 77, 'a', 'a', 'a', 'a')`,
          [cast.astrid.tenantId, wording, purposeId],
        );
      await change(
        `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, channel, kind, via, wording_id, wording_version, wording_hash, language, actor)
         values ($1, $2, $3, $4, $5, 'email', $6, 'link', $7, $8, $9, $10, 'person')`,
        [
          cast.astrid.tenantId,
          newId(),
          at,
          id,
          purposeId,
          kind,
          ...(kind === 'granted' ? [wording, 77, 'a', 'nb'] : [null, null, null, null]),
        ],
      );
    };
    const [withdrawn, again] = await here(async () => {
      await forPurpose('marketing-email', '36', 'withdrawn');
      const ids = [await contact([]), await contact([])];
      for (const id of ids) await said(id, 'withdrawn', lastActivityAt);
      await said(ids[1] ?? '', 'granted', new Date('2024-01-01T12:00:00Z'));
      return ids;
    });
    await night(kept);
    expect(await isThere(withdrawn ?? '')).to.equal(true);
    await night(gone);
    expect([await isThere(withdrawn ?? ''), await isThere(again ?? '')]).to.deep.equal([false, true]);
  });

  const hold = (contactId: string, table: string, row: string): Promise<string> =>
    placeHold(
      system,
      { kind: 'contact', id: contactId },
      { table, row, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' },
    );

  it('leave a contact alone that a law holds, and one of whom it holds something', async () => {
    const ids = await here(async () => {
      await general('36');
      await forPurpose('customer-relationship', '12');
      const [one, two] = [await contact([]), await contact(['customer-relationship'])];
      await hold(one, 'contacts', one);
      await hold(two, 'activities', newId());
      return [one, two];
    });
    await night(gone);
    expect(await Promise.all(ids.map(isThere))).to.deep.equal([true, true]);
  });

  it('hard case 19: take who was held in the first night after the hold has ended, by the same clock', async () => {
    const id = await here(async () => {
      await general('36');
      const held = await contact([]);
      await hold(held, 'activities', newId());
      return held;
    });
    const lastDay = new Date('2031-12-31T03:15:00+01:00');
    const newYear = new Date('2032-01-01T03:15:00+01:00');
    await atTime(lastDay, expireHolds);
    await night(lastDay);
    expect(await isThere(id)).to.equal(true);
    await atTime(newYear, expireHolds);
    await night(newYear);
    expect(await isThere(id)).to.equal(false);
  });

  it('for the same purpose are two: of idle people, and of consent that was withdrawn', async () => {
    const rules = await here(async () => {
      await forPurpose('marketing-email', '36');
      await forPurpose('marketing-email', '1', 'withdrawn');
      return otherRules(cast.astrid);
    });
    expect(rules.map(({ clock, months, enabled }) => ({ clock, months, enabled }))).to.deep.equal([
      { clock: 'last-activity', months: 36, enabled: true },
      { clock: 'withdrawal', months: 1, enabled: true },
    ]);
    const id = await here(async () => {
      const idle = await contact([]);
      await agree([idle]);
      return idle;
    });
    await night(kept);
    expect(await isThere(id)).to.equal(true);
    await night(gone);
    expect(await isThere(id)).to.equal(false);
  });

  it('with the same period again stay in force, and with another wait for approval', async () => {
    const after = await here(async () => {
      const id = await forPurpose('customer-relationship', '36');
      const again = await addRule(
        cast.astrid,
        { kind: 'idle', purposeId: await purpose('customer-relationship') },
        '36',
      );
      const same = await otherRule(cast.astrid, id);
      await addRule(cast.astrid, { kind: 'idle', purposeId: await purpose('customer-relationship') }, '24');
      return { id, again, same, changed: await otherRule(cast.astrid, id) };
    });
    expect(after.again).to.equal(after.id);
    expect(after.same).to.deep.include({ months: 36, enabled: true });
    expect(after.changed).to.deep.include({ months: 24, enabled: false });
    const actions = await here(() =>
      sql<{ action: string }>(
        `select action from audit_entries where tenant_id = $1 and subject_id = $2 order by at, id`,
        [cast.astrid.tenantId, after.id],
      ),
    );
    expect(actions.map(({ action }) => action)).to.deep.equal([
      'retention.rule-created',
      'retention.rule-approved',
      'retention.rule-changed',
    ]);
  });

  it('empty old text and leave that it happened, with one audit entry each; a second night finds nothing', async () => {
    await here(async () => {
      const id = await addRule(cast.astrid, { kind: 'activity-text' }, '36');
      await approveRule(cast.astrid, id, { version: 1, ...everything });
      const person = await contact([]);
      await atTime(lastActivityAt, () =>
        recordActivity(cast.astrid, {
          kind: 'note',
          subject: { kind: 'contact', id: person },
          title: '',
          body: 'Har fått ny jobb.',
        }),
      );
    });
    const texts = () => here(() => sql(`select body from activities where tenant_id = $1`, [cast.astrid.tenantId]));
    const entries = () =>
      here(() =>
        sql(`select from audit_entries where tenant_id = $1 and action = 'activity.emptied'`, [cast.astrid.tenantId]),
      );
    await night(kept);
    expect(await texts()).to.deep.equal([{ body: 'Har fått ny jobb.' }]);
    await night(gone);
    expect(await texts()).to.deep.equal([{ body: '' }]);
    await night(gone);
    expect(await entries()).to.have.length(1);
  });

  it('that the program does not understand are skipped, and the run and the trail say so', async () => {
    const id = await here(async () => {
      const person = await contact([]);
      await change(
        `insert into retention_rules (tenant_id, id, months, selector, clock, action, enabled, approved_at, created_by)
         values ($1, $2, 1, 'contacts', 'full-moon', 'anonymise', true, now(), $3)`,
        [cast.astrid.tenantId, newId(), cast.astrid.id],
      );
      return person;
    });
    await night(gone);
    expect(await isThere(id)).to.equal(true);
    const runs = await here(() =>
      sql(`select skipped, anonymised from retention_runs where tenant_id = $1`, [cast.astrid.tenantId]),
    );
    expect(runs).to.deep.equal([{ skipped: 'not-understood', anonymised: 0 }]);
    // It does not pass for the rule about all contacts, which the page words and the privacy line counts by.
    expect(await here(() => retentionRule(cast.astrid))).to.equal(undefined);
    expect((await here(() => otherRules(cast.astrid))).map(({ understood }) => understood)).to.deep.equal([false]);
    expect((await here(() => contactFacts(cast.astrid, id))).privacy.dueAt).to.equal(undefined);
    const [entry] = await here(() =>
      sql<{ skipped: string }>(
        `select details ->> 'skipped' as skipped from audit_entries where tenant_id = $1 and action = 'retention.run' order by id desc limit 1`,
        [cast.astrid.tenantId],
      ),
    );
    expect(entry?.skipped).to.equal('not-understood');
  });

  it('show twenty of what they would do, the oldest first, and change nothing', async () => {
    const preview = await here(async () => {
      const id = await addRule(cast.astrid, { kind: 'idle', purposeId: await purpose('customer-relationship') }, '36');
      for (let n = 0; n < SAMPLE + 5; n++)
        await contact(['customer-relationship'], {
          givenName: `${n}`,
          lastActivityAt: new Date(Date.UTC(2020, 0, 1 + n)),
        });
      return previewRule(cast.astrid, await otherRule(cast.astrid, id));
    });
    expect(preview?.count).to.equal(SAMPLE + 5);
    expect(preview?.sample.map(({ name }) => name)).to.deep.equal(
      Array.from({ length: SAMPLE }, (_, n) => `${n} Berg`),
    );
  });

  it('are approved within a week of being looked at, and never below what a law demands', async () => {
    const problem = (work: () => Promise<unknown>): Promise<unknown> =>
      work().then(
        () => 'went through',
        (error: unknown) => (error instanceof Invalid ? error.fields : error),
      );
    const approve = (seenOn: string) =>
      here(async () => {
        const id = await addRule(cast.astrid, { kind: 'activity-text' }, '36');
        const { version } = await otherRule(cast.astrid, id);
        await approveRule(cast.astrid, id, { version, ...everything, seenOn });
      });
    const on = (day: string, work: () => Promise<unknown>) => atTime(new Date(`${day}T12:00:00Z`), work);
    expect(await on('2026-11-29', () => problem(() => approve('2026-11-22')))).to.equal('went through');
    expect(await on('2026-11-30', () => problem(() => approve('2026-11-22')))).to.deep.equal({
      confirmed: 'retention.approve.stale',
    });
    expect(await problem(() => approve('nonsense'))).to.deep.equal({ confirmed: 'retention.approve.stale' });
    const low = await problem(() =>
      here(async () => addRule(cast.astrid, { kind: 'idle', purposeId: await purpose('bookkeeping') }, '36')),
    );
    expect(low).to.have.nested.property('months.key', 'retention.rules.belowFloor');
  });

  it('delete businesses that are people and have no contact, and leave those with one, with work under way, or that somebody may be asking about', async () => {
    const { linked, working, lonely, employer, ordinary } = await here(async () => {
      await change(`delete from company_notices where tenant_id = $1`, [cast.astrid.tenantId]);
      const id = await addRule(cast.astrid, { kind: 'own-businesses' }, '36');
      await approveRule(cast.astrid, id, { version: 1, ...everything });
      const [linked = '', working = '', lonely = '', employer = '', ordinary = ''] = await insertCompanies(
        ['ENK', 'ENK', 'ENK', 'ENK', 'AS'].map((legalForm, at) => ({
          name: `Tind ${at}`,
          legalForm,
          lastActivityAt,
          email: `tind${at}@enk.example`,
        })),
      );
      await contact([], { companies: [{ id: linked, name: 'Tind 0' }] });
      const [stage] = await stages(cast.astrid);
      await atTime(lastActivityAt, () =>
        addDeal(cast.astrid, {
          title: 'Tak',
          stageId: stage?.id ?? '',
          companyId: working,
          contactId: null,
          ownerId: null,
          amountMinor: null,
          expectedCloseOn: null,
        }),
      );
      // Whoever works there is hidden with their link, and the business still has a contact.
      const restricted = await contact([], { companies: [{ id: employer, name: 'Tind 3' }], familyName: 'Åsen' });
      await restrictContact(cast.astrid, restricted, { ground: 'accuracy' });
      return { linked, working, lonely, employer, ordinary };
    });
    const there = (): Promise<string[]> =>
      here(async () => {
        const rows = await sql<{ id: string }>(`select id from companies where tenant_id = $1 and name like 'Tind%'`, [
          cast.astrid.tenantId,
        ]);
        return rows.map(({ id }) => id);
      });
    const forecast = await atTime(gone, () => here(() => retentionForecast(cast.astrid)));
    expect(forecast.find(({ rule }) => rule.selector === 'own-businesses')?.forecast?.due, 'the lonely one').to.equal(
      1,
    );
    await night(kept);
    expect(await there()).to.have.length(5);
    const asked = await here(() => keepRequest(arrivedRequest, { kind: 'requester' }));
    await night(gone);
    expect(await there(), 'somebody asks, and nobody knows who').to.have.length(5);
    await here(() => dismissRequest(tenantDesk(cast.astrid), asked ?? '', 'spam'));
    await night(gone);
    expect(await there()).to.have.members([linked, working, employer, ordinary]);
    const entries = await here(() =>
      sql<{ id: string }>(
        `select subject_id as id from audit_entries where tenant_id = $1 and action = 'company.deleted'`,
        [cast.astrid.tenantId],
      ),
    );
    expect(entries).to.eql([{ id: lonely }]);
  });
});
