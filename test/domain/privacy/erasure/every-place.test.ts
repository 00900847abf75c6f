import { expect } from 'chai';
import fc from 'fast-check';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { declarationOf } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { isKeepReason } from '../../../../src/domain/privacy/erasure/keep-reasons.ts';
import { places, type Place } from '../../../../src/domain/privacy/erasure/places.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { unaskedColumns, unaskedGround } from '../../../../src/domain/privacy/erasure/unasked-places.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { placesWith } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { fillRow, liftConstraints } from '../inventory/filled-rows.ts';

/** A column in which somebody can be named, and what stands in it. */
type Written = Pick<Place, 'table' | 'column' | 'kind'> & { readonly json?: boolean };

const listed = (table: string): Written[] =>
  unaskedColumns
    .filter(({ place, ground }) => place.startsWith(`${table}.`) && ground !== 'program' && ground !== 'with-row')
    .map(({ place }): Written => ({ table, column: place.split('.')[1] ?? '', kind: 'text' }));

/** Columns of the written list that are no copies: letters, notices, mails, minutes and what was brought in. */
const kept: readonly Written[] = [
  ...[
    'data_subject_request_letters',
    'recipient_notices',
    'mails',
    'sub_processor_notices',
    'consent_wordings',
  ].flatMap(listed),
  ...listed('breach_entries').map((one): Written => ({ ...one, json: one.column === 'form' })),
  { table: 'company_imports', column: 'file_name', kind: 'text' },
  { table: 'company_imports', column: 'headings', kind: 'lines' },
  { table: 'access_findings', column: 'found', kind: 'text' },
  { table: 'exports', column: 'filter', kind: 'text', json: true },
  { table: 'custom_field_declarations', column: 'not_personal', kind: 'text' },
  { table: 'data_subject_requests', column: 'requester_name', kind: 'text' },
  { table: 'company_field_sources', column: 'register_value', kind: 'text' },
];

describe('invariant I4: wherever others have written the name', function () {
  this.timeout(240_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const field = newId();

  before(async () => {
    openTestOutside(folder.path);
    const tables = [...new Set([...places, ...kept].map(({ table }) => table))];
    await asSuperuser(cast.database, async (client) => {
      await liftConstraints(client);
      for (const table of tables)
        await fillRow(
          client,
          declarationOf(table),
          { to: 'contact', column: 'tenant_id', key: 'contact', as: 'about' },
          { tenantId: cast.astrid.tenantId, held: cast.astrid.tenantId, alone: true },
        );
      await client.query(
        `update companies set organisation_number = null, person_like = false, restricted_at = null, deleted_at = null`,
      );
      await client.query(`update contacts set restricted_at = null, deleted_at = null`);
      await client.query(`update custom_field_declarations set id = $1, kind = 'text'`, [field]);
      // Rows as these point to nothing, which no statement is to stumble over.
      const { rows: keys } = await client.query<{ place: string; name: string }>(
        `select conrelid::regclass::text as place, quote_ident(conname) as name from pg_constraint
          where contype = 'f' and connamespace = 'public'::regnamespace`,
      );
      for (const { place, name } of keys) await client.query(`alter table ${place} drop constraint ${name}`);
      await client.query(`update mails set sent_at = now(), gone_when_sent = false`);
    });
  });

  /** Writes a text into a column of the one row of others there is, or of nobody in particular. */
  const write = (of: readonly { readonly written: Written; readonly text: string }[]): Promise<void> =>
    asSuperuser(cast.database, async (client) => {
      for (const { written, text } of of) {
        const { table, column, kind, json } = written;
        const value =
          kind === 'lines'
            ? ['Storgata 1', ...text.split('\n')]
            : kind === 'fields'
              ? JSON.stringify({ [field]: text })
              : json
                ? JSON.stringify({ q: text })
                : table === 'mails' && column === 'params'
                  ? JSON.stringify({ title: text })
                  : text;
        const others = table === 'contacts' ? `and job_title is not null` : '';
        await client.query(`update ${table} set ${column} = $2 where tenant_id = $1 ${others}`, [
          cast.astrid.tenantId,
          value,
        ]);
      }
    });

  const person = fc.record({
    // Letters that no other text here has.
    given: fc.stringMatching(/^[A-ZÆØÅ][qxzæøå]{3,6}$/),
    family: fc.stringMatching(/^[A-ZÆØÅ][qxzæøåé]{5,9}$/),
    phone: fc.integer({ min: 41_000_000, max: 48_999_999 }).map((number) => `+47${number}`),
  });

  it('is asked about before, goes with the person or stays on the written list, and is found nowhere else after it is taken out', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        person,
        fc.shuffledSubarray([...places, ...kept] as Written[], { minLength: 12 }),
        fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
        async ({ given, family, phone }, chosen, forms) => {
          const email = `${given}.${family}@eng.example`.toLowerCase();
          const national = phone.slice(3);
          const ways = [
            `Spør ${given} ${family} om det`,
            `${family}, ${given}`,
            `c/o ${given}\n${family}`,
            `c/o ${given} ${family}`,
            `Ring ${national.slice(0, 3)} ${national.slice(3, 5)} ${national.slice(5)} i dag`,
            `Skriv til ${email}`,
          ];
          const written = chosen.map((one, at) => ({ written: one, text: ways[forms[at % forms.length] ?? 0] ?? '' }));
          await write(written);
          for (const { table, column } of chosen) seen.add(`${table}.${column}`);
          const id = await here(async () => {
            const [made = ''] = await insertContacts([
              { givenName: given, familyName: family, emails: [email], phones: [phone] },
            ]);
            return made;
          });
          const { hits, stays } = await here(() => erasurePreview(cast.astrid, id));
          const asked = new Set(hits.map(({ table, column }) => `${table}.${column}`));
          for (const { table, column } of chosen)
            expect(
              asked.has(`${table}.${column}`) || unaskedGround(table, column) !== undefined,
              `${table}.${column} is asked about`,
            ).to.equal(true);
          const erasureId = await here(() =>
            decideErasure(cast.astrid, id, {
              decisions: Object.fromEntries(
                hits.map((hit) => [nameOfHit(hit), hit.choices.includes('redact') ? 'redact' : 'delete']),
              ),
              confirmed: true,
              neverContact: false,
            }),
          );
          await carryOutDue(cast.database, 'erasure');
          const { erasure } = await here(() => erasureOf(cast.astrid, erasureId));
          expect(erasure.residue).to.deep.equal([]);
          expect(erasure.state).to.equal('done');
          const left = await placesWith(cast.database, [`${given} ${family}`, `${family}, ${given}`, email]);
          const unlisted = left.filter((place) => {
            const [table = '', column = ''] = place.split('.');
            const ground = unaskedGround(table, column);
            return ground === undefined || ground === 'program' || ground === 'with-row';
          });
          expect(unlisted).to.deep.equal([]);
          // What still names them is told beforehand, and on the certificate.
          const tables = new Set(left.map((place) => place.split('.')[0]));
          for (const [said, where] of [
            [stays, 'beforehand'],
            [erasure.kept, 'afterwards'],
          ] as const) {
            const told = new Set(said.map(({ place }) => place.split('.')[0]));
            expect(
              [...tables].filter((table) => !told.has(table)),
              where,
            ).to.deep.equal([]);
          }
          expect(erasure.kept.filter(({ ground }) => isKeepReason(ground.replace('decided:', '')))).to.deep.equal([]);
          // The next person's name stands where this one's did not.
          await write([...places, ...kept].map((one) => ({ written: one, text: 'ingen' })));
        },
      ),
      // What a run that failed left behind would stand in the way of a shorter example.
      { numRuns: 25, includeErrorInReport: true, endOnFailure: true },
    );
    expect([...places, ...kept].filter(({ table, column }) => !seen.has(`${table}.${column}`))).to.deep.equal([]);
  });
});
