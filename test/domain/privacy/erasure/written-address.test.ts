import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

/** How people write an address so that a program does not read it. */
const ways = [
  'ylva.qvist@post.example',
  'Ylva.Qvist (at) post.example',
  'ylva.qvist[at]post[dot]example',
  'ylva dot qvist at post dot example',
  'ylva.qvist(krøllalfa)post.example',
  'ylva punktum qvist krøllalfa post punktum example',
  'ylva.qvist alfakrøll post.example',
  'ylva.qvist @ post . example',
  'ylva.qvist{@}post(punktum)example',
  'ylva.qvist snabel-a post punkt example',
];

describe('hard case 16: an address written for humans alone', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => openTestOutside(folder.path));

  it('is found, and taken out whole', async () => {
    const [person = ''] = await here(() =>
      insertContacts([{ givenName: 'Ylva', familyName: 'Qvist', emails: ['ylva.qvist@post.example'] }]),
    );
    const notes = await here(async () => {
      const [id = ''] = await insertCompanies([{ name: 'Adressene AS' }]);
      const made: string[] = [];
      for (const way of [...ways, 'noen.andre (at) post.example'])
        made.push(
          await recordActivity(cast.astrid, {
            kind: 'note',
            subject: { kind: 'company', id },
            title: '',
            body: `Skriv til ${way}, helst i dag`,
          }),
        );
      return made;
    });
    const { hits } = await here(() => erasurePreview(cast.astrid, person));
    expect(hits.map(({ row }) => row)).to.have.members(notes.slice(0, -1));
    expect(hits.map(({ certain, found }) => [certain, found])).to.have.deep.members(ways.map((way) => [true, way]));
    const id = await here(() =>
      decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    expect((await here(() => erasureOf(cast.astrid, id))).erasure.state).to.equal('done');
    const left = await here(() =>
      sql<{ body: string }>(`select distinct body from activities where tenant_id = $1 and id = any($2::uuid[])`, [
        cast.astrid.tenantId,
        notes,
      ]),
    );
    expect(left.map(({ body }) => body)).to.have.members([
      'Skriv til [slettet], helst i dag',
      'Skriv til noen.andre (at) post.example, helst i dag',
    ]);
  });
});
