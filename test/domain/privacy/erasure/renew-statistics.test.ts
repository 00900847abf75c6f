import { expect } from 'chai';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { renewStatistics } from '../../../../src/domain/privacy/erasure/renew-statistics.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { inTenant, platformRead } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';

describe('What PostgreSQL plans by', () => {
  const cast = useCast();
  /** The columns whose sample holds the word, and how many columns have one. */
  const samples = (word: string) =>
    asSuperuser(cast.database, async (client) => {
      const { rows } = await client.query<{ place: string; there: boolean }>(
        `select tablename || '.' || attname as place, s::text ilike '%' || $1 || '%' as there from pg_stats s
          where schemaname = 'public' and tablename like 'contact%'`,
        [word],
      );
      return { all: rows.length, with: rows.flatMap(({ place, there }) => (there ? [place] : [])).toSorted() };
    });

  it('holds nobody who is gone the night after, also where a table has become empty, and goes on holding the others', async () => {
    const [gone = ''] = await inTenant(cast.astrid.tenantId, () =>
      insertContacts([
        { givenName: 'Fiskeørn', familyName: 'Kvitrefjær', emails: ['fiske@orn.example', 'fiske2@orn.example'] },
        { givenName: 'Per', familyName: 'Blir' },
        { givenName: 'Kari', familyName: 'Blir' },
      ]),
    );
    await renewStatistics();
    expect((await samples('fiske')).with).to.include.members(['contacts.given_name', 'contact_emails.address']);
    // Row security hides them from the role that renews, or the samples would be of nobody.
    expect(await platformRead(`select from pg_stats where tablename = 'contacts'`), 'the program reads none').to.eql(
      [],
    );

    await inTenant(cast.astrid.tenantId, () => anonymiseContacts({ kind: 'member', id: cast.astrid.id }, [gone]));
    expect((await samples('fiske')).with, 'until the night').not.to.eql([]);
    await renewStatistics();
    expect((await samples('fiske')).with).to.eql([]);
    expect((await samples('Blir')).with).to.include('contacts.family_name');
  });
});
