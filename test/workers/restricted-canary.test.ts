import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import { pino } from 'pino';

import { atTime } from '../../src/domain/clock.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { everyContact } from '../../src/domain/exports/contact-export.ts';
import { downloadExport } from '../../src/domain/exports/download-export.ts';
import { requestExport } from '../../src/domain/exports/request-export.ts';
import { openFiles } from '../../src/domain/files/files.ts';
import { obligationKinds } from '../../src/domain/outbox.ts';
import { trashContact } from '../../src/domain/contacts/trash.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import { schedule } from '../../src/workers/schedule.ts';
import {
  canaryWords,
  fingerprintOf,
  newCanary,
  restrict,
  type Person,
} from '../domain/privacy/restriction/restricted-person.ts';
import { obligationOf, useFiles } from '../domain/exports/exported.ts';
import { useCast } from '../support/cast.ts';
import { placesWith } from '../support/residue.ts';
import { rowsRead } from '../support/rows-read.ts';
import { asSuperuser } from '../support/superuser.ts';
import { proofs } from './proofs.ts';
import { withStripe } from './proofs/stripe-events.ts';

const log = pino({ level: 'silent' });
const inFiveYears = new Date(Date.now() + 5 * 365 * 86_400_000);

/** The only jobs that may read a restricted person, each with its reason; they touch nothing of them either. */
const mayRead: Readonly<Record<string, string>> = {
  'tenant-export':
    'everything goes back to the controller (Art. 28(3)(g)), what is restricted in a part of its own (test/domain/exports/restricted-part.test.ts)',
  'look-for-restricted':
    'the case itself: their names are looked for where somebody may have written them since, so that the desk can decide (Art. 18, ADR 9)',
};

/** Every kind of obligation (test/workers/proofs.test.ts knows that each has a proof) and every recurring job. */
describe('invariant I5, hard case 13: no job sees or touches a restricted person', function () {
  this.timeout(120_000);
  const cast = useCast({ poolSize: 8 });
  const files = useFiles();
  let people: readonly Person[];
  let places: string[];
  let untouched: string;

  before(async () => {
    // One for the jobs that read people, and one that is due for every rule there is: in the trash, and long idle.
    people = [await newCanary(cast.astrid), await newCanary(cast.astrid, 'pop@bur.example', '+4793456780')];
    const [, due] = people;
    await inTenant(cast.astrid.tenantId, () => trashContact(cast.astrid, due?.contact ?? ''));
    for (const { contact } of people) await restrict(cast.astrid, contact);
    await asSuperuser(cast.database, (client) =>
      client.query(
        `update contacts set deleted_at = now() - interval '1 year', last_activity_at = now() - interval '9 years'
          where id = $1`,
        [due?.contact],
      ),
    );
    places = await placesWith(cast.database, canaryWords);
    untouched = await fingerprints();
  });

  const fingerprints = async (): Promise<string> =>
    (await Promise.all(people.map(({ contact }) => fingerprintOf(cast.database, contact)))).join('\n');

  async function expectLeftAlone(run: () => Promise<unknown>, job = ''): Promise<void> {
    const rows = (await rowsRead(run)).toLowerCase();
    const read = canaryWords.filter((word) => rows.includes(word.toLowerCase()));
    // A job that may read them does: else it would have no place on the list.
    expect(read.length > 0, `read: ${read.join(', ')}`).to.equal(job in mayRead);
    expect(await placesWith(cast.database, canaryWords), 'where it stands').to.deep.equal(places);
    expect(await fingerprints(), 'as it was').to.equal(untouched);
  }

  for (const kind of obligationKinds)
    it(kind, async () => {
      const proof = proofs.find((one) => one.kind === kind);
      if (!proof) throw new Error(`${kind} has no proof`);
      const stop = await proof.surround?.(cast);
      try {
        const { tenantId, key } = await proof.arrange(cast);
        const [job] = await inTenant(tenantId, () =>
          sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = $2 and key = $3`, [
            tenantId,
            kind,
            key,
          ]),
        );
        if (!job) throw new Error(`no ${kind} is owed`);
        await expectLeftAlone(() => carryOutObligation(duties, log, { tenantId, id: job.id }), kind);
      } finally {
        await stop?.();
      }
    });

  for (const { name, run } of schedule)
    it(`${name}, five years later`, async () => {
      const stop = await withStripe();
      try {
        await expectLeftAlone(() => atTime(inFiveYears, run), name);
      } finally {
        await stop();
      }
    });

  // A job that reads one table alone has nothing but the database to keep the person from it.
  it('no table shows a job anything of theirs, whichever it reads', async () => {
    const tables = await asSuperuser(cast.database, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('onnet_app', oid, 'select')`,
      );
      return rows.map(({ name }) => name);
    });
    expect(tables).to.include.members([
      'contacts',
      'contact_emails',
      'contact_phones',
      'contact_addresses',
      'activities',
    ]);
    const shown = await inTenant(cast.astrid.tenantId, async () => {
      const found: string[] = [];
      for (const table of tables)
        for (const { row } of await sql<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t`))
          found.push(
            ...canaryWords
              .filter((word) => row.toLowerCase().includes(word.toLowerCase()))
              .map((word) => `${table}: ${word}`),
          );
      return found;
    });
    expect(shown).to.deep.equal([]);
  });

  it('contact-export of everybody: neither what is read nor the file has the person', async () => {
    openFiles(files.folder);
    const { astrid } = cast;
    const id = await inTenant(astrid.tenantId, () => requestExport(astrid, everyContact, 'nb'));
    const job = { tenantId: astrid.tenantId, id: await obligationOf(astrid, 'contact-export', id) };
    await expectLeftAlone(() => carryOutObligation(duties, log, job));
    const { path } = await inTenant(astrid.tenantId, () => downloadExport(astrid, id));
    const file = readFileSync(path, 'utf8');
    expect(file).to.include('Etternavn');
    for (const word of canaryWords) expect(file).to.not.include(word);
  });
});
