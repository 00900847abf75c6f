import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { placeHold, type HeldSubject } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { retentionCutoff } from '../../../../src/domain/privacy/retention/clock.ts';
import { countLeftAlone } from '../../../../src/domain/privacy/retention/left-alone.ts';
import { dueRows, ruleKinds, type RuleKind } from '../../../../src/domain/privacy/retention/rule-kinds.ts';
import { restrictActivity } from '../../../../src/domain/privacy/restriction/restrict-activity.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { restrict } from '../restriction/restricted-person.ts';

const lastActivityAt = new Date('2019-11-22T14:00:00+01:00');

describe('What a retention rule leaves alone', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  beforeEach(() =>
    asSuperuser(cast.database, async (client) => {
      const tables = [
        'restrictions',
        'legal_holds',
        'data_subject_request_events',
        'data_subject_requests',
        'consent_events',
        'contact_purposes',
      ];
      for (const table of [...tables, 'activities', 'contact_companies', 'contacts', 'companies'])
        await client.query(`delete from ${table}`);
    }),
  );

  const hold = (subject: HeldSubject, table: string, row: string): Promise<string> =>
    placeHold(system, subject, { table, row, law: 'claim', reason: 'dispute', until: undefined });

  const ask = (contactId?: string): Promise<unknown> =>
    here(() =>
      keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Spør',
          requesterEmail: 'spor@bur.example',
          message: '',
          receivedAt: new Date(),
          contactId,
        },
        system,
      ),
    );

  const purposeOf = (code: string): Promise<string> =>
    here(async () => {
      const [row] = await sql<{ id: string }>(`select id from purposes where tenant_id = $1 and code = $2`, [
        cast.astrid.tenantId,
        code,
      ]);
      return row?.id ?? '';
    });

  /** People long past every period: one whom nothing keeps, one who is restricted, one held, one who waits. */
  async function people(): Promise<readonly string[]> {
    const { astrid } = cast;
    const ids = await here(() =>
      insertContacts(
        ['Fri', 'Begrenset', 'Holdt', 'Venter'].map((familyName) => ({
          givenName: 'Gammel',
          familyName,
          lastActivityAt,
        })),
      ),
    );
    await here(() => change(`delete from contact_purposes where tenant_id = $1`, [astrid.tenantId]));
    return ids;
  }

  async function keepThem([, restricted = '', held = '', waiting = '']: readonly string[]): Promise<void> {
    await restrict(cast.astrid, restricted);
    await here(() => hold({ kind: 'contact', id: held }, 'contacts', held));
    await ask(waiting);
  }

  /** For each kind: rows past its period, one for each reason. @returns the purpose of the rule */
  const arrange: Readonly<Record<string, () => Promise<string | null>>> = {
    'contacts last-activity': async () => {
      await keepThem(await people());
      return null;
    },
    'contacts last-activity purpose': async () => {
      const [ids, purposeId] = [await people(), await purposeOf('customer-relationship')];
      await here(async () => {
        for (const id of ids)
          await change(
            `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since)
             select $1, $2, $3, p.id, p.basis, 'person', $5 from purposes p where p.tenant_id = $1 and p.id = $4`,
            [cast.astrid.tenantId, newId(), id, purposeId, lastActivityAt],
          );
      });
      await keepThem(ids);
      return purposeId;
    },
    'contacts withdrawal purpose': async () => {
      const [ids, purposeId] = [await people(), await purposeOf('marketing-email')];
      await here(async () => {
        for (const id of ids)
          await change(
            `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, channel, kind, via, actor)
             values ($1, $2, $3, $4, $5, 'email', 'withdrawn', 'link', 'person')`,
            [cast.astrid.tenantId, newId(), lastActivityAt, id, purposeId],
          );
      });
      await keepThem(ids);
      return purposeId;
    },
    'activity-text creation': async () => {
      const { astrid } = cast;
      const ids = await people();
      const notes = await atTime(lastActivityAt, () =>
        here(async () => {
          for (const id of ids)
            await recordActivity(astrid, {
              kind: 'note',
              subject: { kind: 'contact', id },
              title: 'Samtale',
              body: '',
            });
          return sql<{ id: string; contactId: string }>(
            `select id, contact_id as "contactId" from activities where tenant_id = $1`,
            [astrid.tenantId],
          );
        }),
      );
      await keepThem(ids);
      const [, , held = ''] = ids;
      const note = notes.find(({ contactId }) => contactId === held)?.id ?? '';
      await here(() => hold({ kind: 'contact', id: held }, 'activities', note));
      return null;
    },
    'own-businesses last-activity': async () => {
      const { astrid } = cast;
      const [, restricted = '', held = ''] = await atTime(lastActivityAt, () =>
        here(() =>
          insertCompanies(
            ['Fri Rør', 'Begrenset Tak', 'Holdt Mur'].map((name) => ({
              name,
              legalForm: 'ENK',
              lastActivityAt,
              createdAt: lastActivityAt,
            })),
          ),
        ),
      );
      // What was written down about it is restricted.
      await atTime(lastActivityAt, () =>
        here(async () => {
          const note = await recordActivity(astrid, {
            kind: 'note',
            subject: { kind: 'company', id: restricted },
            title: 'Samtale',
            body: '',
          });
          await restrictActivity(astrid, note, { ground: 'claims' });
        }),
      );
      await here(() => hold({ kind: 'company', id: held }, 'companies', held));
      return null;
    },
  };
  const keyOf = ({ selector, clock, needsPurpose }: RuleKind): string =>
    `${selector} ${clock}${needsPurpose ? ' purpose' : ''}`;

  async function counted(kind: RuleKind, purposeId: string | null): Promise<object> {
    const cutoff = retentionCutoff(36);
    return here(async () => {
      const leftAlone = await countLeftAlone(kind, cutoff, purposeId);
      const spared = (await kind.spares?.()) ?? [];
      const [row] = await sql<{ due: number }>(`select count(*)::int as due from ${dueRows(kind)}`, [
        cast.astrid.tenantId,
        cutoff,
        purposeId,
        spared,
      ]);
      return { due: row?.due, ...leftAlone };
    });
  }

  for (const kind of ruleKinds)
    it(`is counted, by why, and is not due: ${keyOf(kind)}`, async () => {
      const purposeId = (await arrange[keyOf(kind)]?.()) ?? null;
      const business = kind.selector === 'own-businesses';
      // Whose businesses somebody asks about whom nobody has found yet, none may go.
      expect(await counted(kind, purposeId)).to.deep.equal(
        business ? { due: 1, restricted: 1, held: 1, waiting: 0 } : { due: 1, restricted: 1, held: 1, waiting: 1 },
      );
      await ask();
      if (business)
        expect(await counted(kind, purposeId)).to.deep.equal({ due: 0, restricted: 1, held: 1, waiting: 1 });
    });
});
