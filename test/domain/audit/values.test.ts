import { expect } from 'chai';
import fc from 'fast-check';

import { openAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { auditTrail } from '../../../src/domain/audit/trail.ts';
import { sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { changeField } from '../../../src/domain/contacts/change-field.ts';
import { trashContact } from '../../../src/domain/contacts/trash.ts';
import { destroyKeyOf } from '../../../src/domain/keys/subject-keys.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { deleteContacts } from '../../../src/domain/trash/delete-contacts.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { placesWith } from '../../support/residue.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('Personal values in the audit trail', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();

  before(() => openAnchors(folder.path));

  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seal = (): Promise<number> => sealEntries(cast.astrid.tenantId);
  const verify = () => readingTenant(cast.astrid.tenantId, () => verifyChain([]));
  const made = async (givenName: string, familyName: string): Promise<string> => {
    const [id = ''] = await here(() => insertContacts([{ givenName, familyName }]));
    return id;
  };
  const rename = (id: string, givenName: string, familyName: string) =>
    here(async () => {
      const [row] = await sql<{ version: number }>(`select version from contacts where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]);
      await changeField(cast.bjorn, id, { field: 'name', version: row?.version ?? 0, givenName, familyName });
    });
  const valuesOf = async (id: string) => {
    const { entries } = await here(() =>
      auditTrail(cast.astrid, { action: 'contact.changed', actor: '', subject: id, kind: 'changes' }),
    );
    return entries.map(({ values }) => values);
  };

  it('hard case 3: stand in no row as text, and are shown while the person’s key lives', async () => {
    const id = await made('Kari', 'Karlsrudhagen');
    await rename(id, 'Kari', 'Solbakkvollen');
    await rename(id, 'Kari', 'Nyvollstrand');
    expect(await placesWith(cast.database, ['Karlsrudhagen', 'Solbakkvollen'])).to.deep.equal([]);
    expect(await valuesOf(id)).to.deep.equal([
      { name: { from: 'Kari Solbakkvollen', to: 'Kari Nyvollstrand' } },
      { name: { from: 'Kari Karlsrudhagen', to: 'Kari Solbakkvollen' } },
    ]);
  });

  it('hard case 4: are unreadable after an erasure, and the chain stays whole', async () => {
    const anonymised = await made('Ola', 'Anonymvold');
    const deleted = await made('Per', 'Slettevold');
    for (const id of [anonymised, deleted]) await rename(id, 'Ny', 'Navnevold');
    await seal();
    await here(() => anonymiseContacts(asActor(cast.astrid), [anonymised]));
    await here(() => deleteContacts([deleted]));
    await seal();
    for (const id of [anonymised, deleted]) expect(await valuesOf(id)).to.deep.equal(['erased']);
    expect(await verify()).to.deep.include({ waiting: 0, integrity: [], completeness: [] });
    const actions = await here(() =>
      sql(`select from audit_entries where tenant_id = $1 and action = 'contact.anonymised' and subject_id = $2`, [
        cast.astrid.tenantId,
        anonymised,
      ]),
    );
    expect(actions, 'that it was erased is told').to.have.length(1);
    // The chain is over the sealed text: to take that away, as an erasure in place would, breaks it.
    const emptied = (to: string) =>
      asSuperuser(cast.database, (client) =>
        client.query<{ before: string }>(
          `update audit_entries new set sealed_values = $2 from audit_entries old
            where old.id = new.id and new.subject_id = $1 and new.action = 'contact.changed'
           returning encode(old.sealed_values, 'hex') as before`,
          [deleted, Buffer.from(to, 'hex')],
        ),
      );
    const { rows } = await emptied('00');
    expect((await verify()).integrity.map(({ problem }) => problem)).to.deep.equal(['entry-changed']);
    await emptied(rows[0]?.before ?? '');
    expect((await verify()).integrity).to.deep.equal([]);
  });

  it('invariant I7: the chain verifies after any history of changes, erasures and seals', async () => {
    type Act = {
      readonly act: 'make' | 'rename' | 'trash' | 'anonymise' | 'delete' | 'destroy key' | 'seal';
      readonly who: number;
    };
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom<Act['act']>(
          'make',
          'rename',
          'rename',
          'trash',
          'anonymise',
          'delete',
          'destroy key',
          'seal',
        ),
        who: fc.nat(4),
      }),
      { minLength: 5, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const people: string[] = [await made('Første', 'Person')];
        const gone = new Set<string>();
        for (const { act, who } of history) {
          const id = people[who % people.length] ?? '';
          if (act === 'make') people.push(await made('Ny', 'Person'));
          else if (act === 'seal') await seal();
          else if (act === 'destroy key') await here(() => destroyKeyOf({ kind: 'contact', id }));
          else if (!gone.has(id)) {
            if (act === 'rename') await rename(id, 'Omdøpt', `Person ${history.length}`);
            else if (act === 'trash') await here(() => trashContact(cast.astrid, id));
            else if (act === 'anonymise') await here(() => anonymiseContacts(asActor(cast.astrid), [id]));
            else await here(() => deleteContacts([id]));
            if (act !== 'rename') gone.add(id);
          }
        }
        const { integrity, completeness } = await verify();
        expect([...integrity, ...completeness]).to.deep.equal([]);
      }),
      {
        numRuns: 25,
        // Chance makes few in which what is sealed goes afterwards, by each of the three ways.
        examples: [
          [
            (
              [
                'rename',
                'make',
                'rename',
                'make',
                'rename',
                'seal',
                'anonymise',
                'delete',
                'destroy key',
                'seal',
              ] as const
            ).map((act, at) => ({ act, who: [0, 0, 1, 0, 2, 0, 0, 1, 2, 0][at] ?? 0 })),
          ],
        ],
      },
    );
  });
});
