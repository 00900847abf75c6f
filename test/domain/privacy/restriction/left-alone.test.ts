import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { trashCompany } from '../../../../src/domain/companies/trash.ts';
import { trashContact } from '../../../../src/domain/contacts/trash.ts';
import { trashDeal } from '../../../../src/domain/deals/trash.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { downloadExport } from '../../../../src/domain/exports/download-export.ts';
import { expireExport } from '../../../../src/domain/exports/expire-export.ts';
import { exportContacts } from '../../../../src/domain/exports/export-contacts.ts';
import { exportOf } from '../../../../src/domain/exports/exports-of.ts';
import { requestExport } from '../../../../src/domain/exports/request-export.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { carryOutRetentionRun } from '../../../../src/domain/privacy/retention/carry-out-run.ts';
import { countDue } from '../../../../src/domain/privacy/retention/due-contacts.ts';
import { retentionCutoff } from '../../../../src/domain/privacy/retention/clock.ts';
import { approveRetentionRule, setRetentionRule } from '../../../../src/domain/privacy/retention/general-rule.ts';
import { retentionRun, startRetentionRun } from '../../../../src/domain/privacy/retention/runs.ts';
import { countLeftAlone } from '../../../../src/domain/privacy/retention/left-alone.ts';
import { generalKind } from '../../../../src/domain/privacy/retention/rule-kinds.ts';
import { restrictActivity } from '../../../../src/domain/privacy/restriction/restrict-activity.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { emptyTrash } from '../../../../src/domain/trash/empty-trash.ts';
import { exportWords } from '../../../../src/workers/exports/export-words.ts';
import { useCast } from '../../../support/cast.ts';
import { placesWith } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { leaseOf, useFiles } from '../../exports/exported.ts';
import { clearRecords, idsIn } from '../../trash/put-in-trash.ts';
import { canaryWords, flagsOf, lift, newCanary, refusal, restrict, type Person } from './restricted-person.ts';

const days = (count: number): Date => new Date(Date.now() + count * 86_400_000);

describe('What is restricted is left alone', () => {
  const cast = useCast({ poolSize: 6 });
  useFiles();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let person: Person;

  beforeEach(async () => {
    await asSuperuser(cast.database, async (client) => {
      for (const table of ['restrictions', 'retention_runs', 'retention_rules', 'outbox', 'exports'])
        await client.query(`delete from ${table}`);
    });
    await clearRecords([cast.astrid]);
    person = await newCanary(cast.astrid);
  });

  describe('by the trash', () => {
    const trashAll = () =>
      here(async () => {
        await trashDeal(cast.astrid, person.deal);
        await trashDeal(cast.astrid, person.dealAlone);
        await trashContact(cast.astrid, person.contact);
        await trashCompany(cast.astrid, person.company);
        await trashCompany(cast.astrid, person.business);
      });
    const emptyLater = () => atTime(days(31), emptyTrash);
    const left = async () =>
      (
        await asSuperuser(cast.database, async (client) => [
          (await client.query('select id from contacts')).rowCount,
          (await client.query('select id from companies')).rowCount,
          (await client.query('select id from deals')).rowCount,
          (await client.query('select id from activities')).rowCount,
        ])
      ).join(' ');

    it('is not deleted, nor what it belongs to, until it is lifted', async () => {
      await trashAll();
      const restriction = await restrict(cast.astrid, person.contact);
      await emptyLater();
      expect(await left()).to.equal('1 2 2 3');
      await lift(cast.astrid, restriction);
      await emptyLater();
      expect(await left()).to.equal('0 0 0 0');
      expect(await placesWith(cast.database, [...canaryWords, 'Bestrider gjelden'])).to.deep.equal([]);
    });

    it('is not deleted around a single note that is restricted', async () => {
      const restriction = await here(() => restrictActivity(cast.astrid, person.dealNote, { ground: 'claims' }));
      await trashAll();
      await emptyLater();
      expect(await left()).to.equal('1 1 1 3');
      await lift(cast.astrid, restriction);
      await emptyLater();
      expect(await left()).to.equal('0 0 0 0');
    });

    it('lets everything else go', async () => {
      await restrict(cast.astrid, person.contact);
      const other = await newCanary(cast.astrid, 'pop@bur.example', '+4793456780');
      await here(async () => {
        await trashDeal(cast.astrid, other.deal);
        await trashDeal(cast.astrid, other.dealAlone);
        await trashContact(cast.astrid, other.contact);
        await trashCompany(cast.astrid, other.company);
        await trashCompany(cast.astrid, other.business);
      });
      await emptyLater();
      expect(await idsIn(cast.astrid, 'companies')).to.deep.equal([person.company]);
      expect(await left()).to.equal('1 2 2 3');
    });
  });

  describe('by the retention rule', () => {
    const idleSince = () =>
      asSuperuser(cast.database, (client) =>
        client.query(
          `update contacts set last_activity_at = now() - interval '5 years', created_at = now() - interval '5 years'`,
        ),
      );
    const cutoff = retentionCutoff(36);
    const due = () =>
      here(async () => [
        (await countDue(cast.astrid.tenantId, cutoff)).count,
        (await countLeftAlone(generalKind, cutoff, null)).restricted,
      ]);

    for (const [what, begin] of [
      ['a person', () => restrict(cast.astrid, person.contact)],
      [
        'a person with a note that is',
        () => here(() => restrictActivity(cast.astrid, person.note, { ground: 'claims' })),
      ],
    ] as const)
      it(`is skipped and counted: ${what}`, async () => {
        const restriction = await begin();
        const other = await newCanary(cast.astrid, 'pop@bur.example', '+4793456780');
        await idleSince();
        expect(await due()).to.deep.equal([1, 1]);
        const run = async (): Promise<string> => {
          const id = await here(() => startRetentionRun(cast.astrid));
          await carryOutRetentionRun(await leaseOf(cast.astrid, 'retention-run', id), new AbortController().signal);
          return id;
        };
        await here(async () => {
          await setRetentionRule(cast.astrid, '36');
          await approveRetentionRule(cast.astrid, { version: 1, count: 10, confirmed: true });
        });
        const ran = await run();
        const first = await here(() => retentionRun(cast.astrid, ran));
        expect(first).to.deep.include({ state: 'finished', due: 1, anonymised: 1, restricted: 1, skipped: null });
        expect((await flagsOf(cast.database, other.contact))['contact_emails']).to.equal('0 of 0');
        expect((await flagsOf(cast.database, person.contact))['contact_emails']).to.match(/ of 1$/);
        await lift(cast.astrid, restriction);
        await idleSince();
        expect(await due()).to.deep.equal([1, 0]);
      });
  });

  describe('by files of contacts', () => {
    const make = async (): Promise<string> => {
      const id = await here(() => requestExport(cast.astrid, everyContact, 'nb'));
      await exportContacts(await leaseOf(cast.astrid, 'contact-export', id), new AbortController().signal, exportWords);
      return id;
    };
    const download = (id: string) => here(() => downloadExport(cast.astrid, id));

    it('hard case 6 for a restriction: a file that is ready is handed out no more, and removed at once', async () => {
      const id = await make();
      expect((await download(id)).path).to.not.equal('');
      await restrict(cast.astrid, person.contact);
      expect(String(await refusal(download(id)))).to.include('export not found');
      expect(await here(() => exportOf(cast.astrid, id))).to.deep.include({ withheldBecause: 'restriction' });
      await expireExport(await leaseOf(cast.astrid, 'export-expiry'));
      expect(await here(() => exportOf(cast.astrid, id))).to.deep.include({ state: 'expired' });
    });

    it('stops one that is being written, which has read the person already', async () => {
      const id = await here(() => requestExport(cast.astrid, everyContact, 'nb'));
      const disarm = armFaultPoints(async (step) => {
        if (step !== 'batch written') return;
        disarm();
        await restrict(cast.astrid, person.contact);
      });
      await exportContacts(await leaseOf(cast.astrid, 'contact-export', id), new AbortController().signal, exportWords);
      expect(await here(() => exportOf(cast.astrid, id))).to.deep.include({
        state: 'cancelled',
        withheldBecause: 'restriction',
      });
      expect(await refusal(download(id))).to.not.equal(undefined);
    });

    it('leaves the person out of the next one', async () => {
      await restrict(cast.astrid, person.contact);
      const id = await make();
      expect(await here(() => exportOf(cast.astrid, id))).to.deep.include({ state: 'finished', rowsDone: 0 });
    });

    it('leaves other tenants’ files alone', async () => {
      const theirs = await inTenant(cast.clara.tenantId, () => requestExport(cast.clara, everyContact, 'nb'));
      await restrict(cast.astrid, person.contact);
      expect(await inTenant(cast.clara.tenantId, () => exportOf(cast.clara, theirs))).to.deep.include({
        state: 'waiting',
        withheldBecause: null,
      });
    });
  });
});
