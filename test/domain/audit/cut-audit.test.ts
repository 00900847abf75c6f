import path from 'node:path';

import { expect } from 'chai';

import type { AuditAction } from '../../../src/domain/audit/actions.ts';
import { openAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { chainHead } from '../../../src/domain/audit/audit-head.ts';
import { cutAudit } from '../../../src/domain/audit/cut-audit.ts';
import { sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { atTime, monthsBefore } from '../../../src/domain/clock.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('Cutting the audit trail', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  /** Writes an entry as if it were so many months and a day ago. */
  const written = (monthsAgo: number, action: AuditAction = 'contact.changed'): Promise<void> => {
    const moment = new Date(monthsBefore(new Date(), monthsAgo).getTime() - 86_400_000);
    return atTime(moment, () => here(() => record(system, action, { kind: 'contact', id: newId() })));
  };
  const seal = (): Promise<number> => sealEntries(cast.astrid.tenantId);
  const verify = () => readingTenant(cast.astrid.tenantId, () => verifyChain([]));
  const count = async (table: string): Promise<number> => {
    const [row] = await here(() =>
      sql<{ count: number }>(`select count(*) from ${table} where tenant_id = $1`, [cast.astrid.tenantId]),
    );
    return row?.count ?? 0;
  };

  beforeEach(async () => {
    openAnchors(path.join(folder.path, newId()));
    await asSuperuser(cast.database, (client) =>
      client.query(
        `delete from audit_entries; delete from audit_seals; delete from audit_pending; delete from audit_checkpoints`,
      ),
    );
  });

  it('removes what is 24 months old, keeps privacy five years, says so, and leaves the rest verifiable', async () => {
    await written(61);
    await written(61, 'retention.run');
    await written(25);
    await written(25, 'contact.anonymised');
    await written(23);
    await written(0);
    await seal();
    expect(await cutAudit()).to.equal(3);
    const left = await here(() =>
      sql<{ action: string }>(`select action from audit_entries where tenant_id = $1 order by at`, [
        cast.astrid.tenantId,
      ]),
    );
    expect(left.map(({ action }) => action)).to.deep.equal([
      'contact.anonymised',
      'contact.changed',
      'contact.changed',
      'audit.cut',
    ]);
    await seal();
    expect(await verify()).to.deep.include({ cut: 1, waiting: 0, integrity: [], completeness: [] });
    expect(await cutAudit(), 'a second time').to.equal(0);
  });

  it('lets the seals go behind a checkpoint once everything before is past the longest time', async () => {
    for (const months of [70, 65, 61, 25, 1]) await written(months, 'retention.run');
    await seal();
    await cutAudit();
    expect(await count('audit_seals')).to.equal(2);
    expect(await count('audit_checkpoints')).to.equal(1);
    await seal();
    expect(await verify()).to.deep.include({ seals: 3, cut: 0, integrity: [], completeness: [] });
    // The chain goes on from the checkpoint also where nothing else is left of it.
    await asSuperuser(cast.database, (client) => client.query(`update audit_checkpoints set mac = '\\x00'`));
    const { integrity } = await verify();
    expect(integrity.map(({ problem }) => problem)).to.deep.equal(['checkpoint-changed', 'seal-changed']);
  });

  it('goes on from a checkpoint that is all there is', async () => {
    for (const months of [70, 65]) await written(months);
    await seal();
    const before = await here(chainHead);
    await cutAudit();
    expect(await count('audit_seals')).to.equal(0);
    expect(await here(chainHead)).to.deep.equal(before);
    await written(0);
    await seal();
    expect(await verify()).to.deep.include({ seals: 2, integrity: [], completeness: [] });
  });

  it('cuts nothing that is not sealed, nor anything in time, whoever asks the database to', async () => {
    await written(30);
    await written(61, 'retention.run');
    const cut = (limit: number) =>
      here(() =>
        sql<{ count: number }>(`select directory.cut_audit_entries($1, ${limit}) as count`, [cast.astrid.tenantId]),
      );
    expect((await cut(10))[0]?.count, 'not sealed').to.equal(0);
    await seal();
    expect((await cut(1))[0]?.count).to.equal(1);
    expect((await cut(10))[0]?.count).to.equal(1);
    await written(23);
    await written(59, 'retention.run');
    await seal();
    expect((await cut(10))[0]?.count).to.equal(0);
    await asSuperuser(cast.database, (client) =>
      client.query(`update audit_entries set at = at - interval '10 years'`),
    );
    expect((await cut(10))[0]?.count, 'the seal’s date decides').to.equal(0);
  });

  it('lets nothing go that only says it is old: a seal that was dated back does not fit its chain', async () => {
    for (let entry = 0; entry < 4; entry++) await written(1);
    await seal();
    await asSuperuser(cast.database, (client) =>
      client.query(`update audit_seals set at = now() - interval '80 months'; delete from audit_entries`),
    );
    await cutAudit();
    expect(await count('audit_seals')).to.equal(4);
    expect(await count('audit_checkpoints')).to.equal(0);
    expect((await verify()).integrity.map(({ problem }) => problem)).to.include('seal-changed');
  });

  it('goes by the periods in the database', async () => {
    await written(13);
    await seal();
    const setMonths = (months: number) =>
      asSuperuser(cast.database, (client) =>
        client.query(`update audit_periods set months = $1 where keep = 'ordinary'`, [months]),
      );
    await setMonths(12);
    expect(await cutAudit()).to.equal(1);
    await setMonths(24);
  });

  it('ends the trail of a tenant that is erased: of its cuts nothing is written', async () => {
    await written(25);
    await written(61, 'retention.run');
    await seal();
    const erased = (at: Date | null) =>
      asSuperuser(cast.database, (client) =>
        client.query(`update tenants set ended_at = $2, closed_at = $2, erased_at = $2 where id = $1`, [
          cast.astrid.tenantId,
          at,
        ]),
      );
    await erased(new Date());
    expect(await cutAudit()).to.equal(2);
    expect(await count('audit_entries')).to.equal(0);
    await erased(null);
  });
});
