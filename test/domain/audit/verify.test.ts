import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';
import type pg from 'pg';

import { oweAuditAnchor } from '../../../src/domain/audit/anchor-audit.ts';
import { openAnchors, readAnchors, writeAnchors, type Anchor } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { chainHead, genesis } from '../../../src/domain/audit/audit-head.ts';
import { chainedColumns, digestOf, macOf, type ChainedEntry, type Seal } from '../../../src/domain/audit/chain.ts';
import { cutAudit } from '../../../src/domain/audit/cut-audit.ts';
import { recordMany } from '../../../src/domain/audit/record-many.ts';
import { sealAudit, sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import type { Finding } from '../../../src/domain/audit/finding.ts';
import { verifyChain, type Verified } from '../../../src/domain/audit/verify-chain.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { schedule } from '../../../src/workers/schedule.ts';
import { useCast } from '../../support/cast.ts';
import { crashingAt, stepsOf } from '../../support/faults.ts';
import { asSuperuser } from '../../support/superuser.ts';

describe('Verifying the audit trail', () => {
  const cast = useCast({ poolSize: 8 });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seal = (): Promise<number> => sealEntries(cast.astrid.tenantId);
  let folder: string;

  beforeEach(async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'anchors-'));
    openAnchors(dataDir);
    folder = path.join(dataDir, 'anchors');
    await asOwner(
      `delete from audit_entries; delete from audit_seals; delete from audit_pending; delete from audit_checkpoints`,
    );
    await write(10);
    await seal();
  });

  const write = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number++)
      await here(() =>
        record(system, 'contact.changed', { kind: 'contact', id: newId() }, { fields: ['name'], number }),
      );
  };

  /** As whoever owns the database, who is stopped by no right and no row security. */
  const asOwner = (...statements: string[]): Promise<void> =>
    asSuperuser(cast.database, async (client: pg.ClientBase) => {
      for (const statement of statements) await client.query(statement);
    });

  const ofAstrid = (): string => `tenant_id = '${cast.astrid.tenantId}'`;
  const entryOf = (seq: number): string => `(select entry_id from audit_seals where ${ofAstrid()} and seq = ${seq})`;

  const verify = (anchors: readonly Anchor[] = []): Promise<Verified> =>
    readingTenant(cast.astrid.tenantId, () => verifyChain(anchors));
  const problems = (findings: readonly Finding[]): string[] =>
    findings.map(({ problem, seq }) => (seq === undefined ? problem : `${problem} ${seq}`));
  const found = async (anchors: readonly Anchor[] = []): Promise<{ integrity: string[]; completeness: string[] }> => {
    const { integrity, completeness } = await verify(anchors);
    return { integrity: problems(integrity), completeness: problems(completeness) };
  };
  const sound = { integrity: [], completeness: [] };

  /** As after the part of the data folder that has the heads was lost. */
  const loseHeads = (): Promise<void> => rm(path.join(folder, 'heads'), { recursive: true });

  const anchor = async (day: string): Promise<readonly Anchor[]> => {
    const head = await here(chainHead);
    if (head) await writeAnchors(day, new Map([[cast.astrid.tenantId, head]]));
    return (await readAnchors(folder)).anchors;
  };

  it('finds nothing where nobody has been', async () => {
    expect(await found(await anchor('2026-11-22'))).to.deep.equal(sound);
    expect(await verify()).to.include({ seals: 10, waiting: 0, cut: 0 });
  });

  it('gives the application itself no way to change or remove an entry or a seal', async () => {
    for (const table of ['audit_entries', 'audit_seals', 'audit_checkpoints'])
      for (const attempt of [
        `delete from ${table}`,
        `update ${table} set tenant_id = tenant_id`,
        `truncate ${table}`,
      ]) {
        const refused = await here(() => sql(attempt)).then(
          () => 'done',
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'other'),
        );
        expect(refused, attempt).to.equal('42501');
      }
  });

  for (const [column, value] of Object.entries({
    at: `at + interval '1 microsecond'`,
    actor_id: `'${newId()}'`,
    actor: `'operator'`,
    action: `'contact.viewed'`,
    purpose: `'billing'`,
    reading: 'not reading',
    subject: `'company'`,
    subject_id: `'${newId()}'`,
    details: `'{"fields": ["owner"]}'`,
    sealed_values: `'\\x00'`,
  }))
    it(`finds an edit: ${column}`, async () => {
      await asOwner(`update audit_entries set ${column} = ${value} where id = ${entryOf(4)}`);
      expect(await found()).to.deep.equal({ integrity: ['entry-changed 4'], completeness: [] });
    });

  it('finds a deletion: of the entry, of its seal, of both', async () => {
    await asOwner(`delete from audit_entries where id = ${entryOf(3)}`);
    expect(await found()).to.deep.equal({ integrity: [], completeness: ['entry-missing 3'] });
    await asOwner(`delete from audit_seals where ${ofAstrid()} and seq = 3`);
    expect(await found()).to.deep.equal({ integrity: [], completeness: ['seal-missing 3'] });
    await asOwner(`delete from audit_seals where ${ofAstrid()} and seq = 7`);
    expect(await found()).to.deep.equal({
      integrity: [],
      completeness: ['seal-missing 3', 'seal-missing 7', 'entry-unsealed'],
    });
  });

  it('finds a deletion that was covered up by counting anew', async () => {
    await asOwner(
      `delete from audit_entries where id = ${entryOf(5)}`,
      `delete from audit_seals where ${ofAstrid()} and seq = 5`,
      `update audit_seals set seq = seq - 1001 where ${ofAstrid()} and seq > 5`,
      `update audit_seals set seq = seq + 1000 where ${ofAstrid()} and seq < 0`,
    );
    const { integrity } = await found();
    expect(integrity).to.include('seal-changed 5');
  });

  it('finds a swap: of two entries, and of two seals', async () => {
    await asOwner(
      `update audit_entries e set subject_id = o.subject_id from audit_entries o
        where (e.id = ${entryOf(2)} and o.id = ${entryOf(6)}) or (e.id = ${entryOf(6)} and o.id = ${entryOf(2)})`,
    );
    expect(await found()).to.deep.equal({ integrity: ['entry-changed 2', 'entry-changed 6'], completeness: [] });
    await asOwner(
      `update audit_seals set seq = 99 where ${ofAstrid()} and seq = 8`,
      `update audit_seals set seq = 8 where ${ofAstrid()} and seq = 9`,
      `update audit_seals set seq = 9 where ${ofAstrid()} and seq = 99`,
    );
    expect((await found()).integrity).to.include.members(['seal-changed 8', 'seal-changed 9']);
  });

  it('finds a deletion that a shorter period in the database would excuse', async () => {
    await asOwner(
      `alter table audit_periods drop constraint audit_periods_months_check; update audit_periods set months = 0`,
      `delete from audit_entries where id = ${entryOf(4)}`,
    );
    try {
      expect(await found()).to.eql({ integrity: [], completeness: ['entry-missing 4'] });
      await cutAudit();
      expect((await found()).completeness, 'what the nightly cut does in good faith').to.include('entry-missing 4');
    } finally {
      await asOwner(`update audit_periods set months = case keep when 'ordinary' then 24 else 60 end;
        alter table audit_periods add constraint audit_periods_months_check check (months > 0)`);
    }
  });

  it('finds that the key of a chain was taken away', async () => {
    await asOwner(
      `create table kept_keys as table tenant_keys`,
      `delete from tenant_keys where ${ofAstrid()} and kind = 'audit'`,
    );
    try {
      expect((await found()).integrity).to.eql(['key-missing']);
    } finally {
      await asOwner(`insert into tenant_keys select * from kept_keys on conflict do nothing; drop table kept_keys`);
    }
  });

  it('hard case 5: finds a tail that was cut, by the anchor alone', async () => {
    const anchors = await anchor('2026-11-22');
    await asOwner(
      `delete from audit_entries where id in (select entry_id from audit_seals where ${ofAstrid()} and seq > 6)`,
      `delete from audit_seals where ${ofAstrid()} and seq > 6`,
    );
    expect((await found()).completeness, 'by the known head').to.deep.equal(['tail-missing 10']);
    await loseHeads();
    expect(await found(), 'the chain that is left is whole').to.deep.equal(sound);
    expect(await found(anchors)).to.deep.equal({ integrity: [], completeness: ['tail-missing 10'] });
  });

  it('hard case 5: finds a trail that was written anew by somebody who has no key, without any anchor', async () => {
    const { tenantId } = cast.astrid;
    const key = Buffer.alloc(32);
    await asOwner(`update audit_entries set details = '{}' where id = ${entryOf(4)}`);
    const entries = await here(() =>
      sql<ChainedEntry & { seq: number; keep: Seal['keep'] }>(
        `select ${chainedColumns}, s.seq, s.keep from audit_seals s
           join audit_entries e on e.tenant_id = $1 and e.id = s.entry_id where s.tenant_id = $1 order by s.seq`,
        [tenantId],
      ),
    );
    let { mac } = await here(() => Promise.resolve(genesis(key)));
    const forged: string[] = [];
    for (const { seq, keep, ...entry } of entries) {
      const made = digestOf(key, tenantId, entry);
      const seal: Seal = { seq, entryId: entry.id, at: entry.at, keep, digest: made, sealedAt: null, lookedAt: null };
      mac = macOf(key, mac, seal);
      const [digest, next] = [seal.digest.toString('hex'), mac.toString('hex')];
      forged.push(
        `update audit_seals set digest = '\\x${digest}', mac = '\\x${next}' where ${ofAstrid()} and seq = ${seq}`,
      );
    }
    await asOwner(...forged);
    const { integrity, completeness } = await found();
    expect(integrity).to.include.members(['entry-changed 4', 'seal-changed 4']);
    expect(completeness).to.deep.equal([]);
  });

  it('hard case 5: finds a trail that was written anew from the beginning with our own keys, by the anchor alone', async () => {
    const anchors = await anchor('2026-11-22');
    await asOwner(
      `update audit_entries set details = '{}' where ${ofAstrid()}`,
      `delete from audit_seals where ${ofAstrid()}`,
      `insert into audit_pending (tenant_id, id, entry_ids) select tenant_id, '${newId()}', array_agg(id) from audit_entries where ${ofAstrid()} group by tenant_id`,
    );
    expect(await seal(), 'on top of what is not as it was').to.equal(0);
    await loseHeads();
    await seal();
    expect(await found(), 'the new chain is whole').to.deep.equal(sound);
    expect(await found(anchors)).to.deep.equal({ integrity: ['chain-rewritten 10'], completeness: [] });
    await asOwner(
      `delete from audit_entries where ${ofAstrid()}`,
      `delete from audit_seals where ${ofAstrid()}`,
      `delete from tenant_keys where ${ofAstrid()}`,
    );
    expect((await found(anchors)).completeness).to.deep.equal(['tail-missing 10', 'tail-missing 10']);
  });

  it('hard case 5: is sealed every minute and anchored every night, whatever else goes on', () => {
    const when = schedule
      .filter(({ run }) => run === sealAudit || run === oweAuditAnchor)
      .map(({ pattern }) => pattern);
    expect(when).to.have.members(['* * * * *', '55 23 * * *']);
  });

  it('finds an entry that came in by the side, and one that vanished before it was sealed', async () => {
    await asOwner(
      `insert into audit_entries (tenant_id, id, actor, action, subject) values ('${cast.astrid.tenantId}', '${newId()}', 'system', 'contact.viewed', 'contact')`,
    );
    expect((await found()).completeness).to.deep.equal(['entry-unsealed']);
    await write(1);
    expect(await verify()).to.include({ waiting: 1 });
    await asOwner(
      `delete from audit_entries where ${ofAstrid()} and action = 'contact.changed' and id not in (select entry_id from audit_seals)`,
    );
    expect((await found()).completeness).to.have.members(['entry-unsealed', 'entry-vanished']);
  });

  it('finds an entry that nobody seals', async () => {
    await write(1);
    expect(await found()).to.deep.equal(sound);
    await asOwner(
      `update audit_entries set at = at - interval '2 hours' where id not in (select entry_id from audit_seals)`,
    );
    expect((await found()).completeness).to.deep.equal(['entry-unsealed']);
  });

  describe('while it is written', () => {
    it('seals each entry once and in order, also when five seal at once and others write', async () => {
      await Promise.all([write(15), seal(), seal(), write(15), seal(), seal(), seal()]);
      await here(() =>
        recordMany(system, 'contact.anonymised', { kind: 'contact', ids: Array.from({ length: 5_000 }, newId) }),
      );
      await Promise.all([seal(), seal(), seal()]);
      expect(await verify()).to.deep.include({ seals: 5_040, waiting: 0, integrity: [], completeness: [] });
    });

    it('loses nothing when a seal is interrupted', async () => {
      await write(3);
      const steps = await stepsOf(() => seal());
      await write(3);
      for (const [at] of steps.entries()) {
        await crashingAt(at, seal);
        await write(1);
      }
      await seal();
      expect(await verify()).to.deep.include({ waiting: 0, integrity: [], completeness: [] });
      expect(steps).to.not.have.length(0);
    });

    it('holds up nobody who writes while it seals', async () => {
      await write(1);
      // The seal stays open until somebody else has written: were the chain's lock the trail's, this would never end.
      const elsewhere = AsyncLocalStorage.snapshot();
      const disarm = armFaultPoints(async () => {
        disarm();
        await elsewhere(() => write(1));
      });
      await seal();
      await seal();
      expect(await found()).to.deep.equal(sound);
    });
  });

  describe('against anchors', () => {
    it('writes one line a tenant and day, each following on the one before, also over the end of a month', async () => {
      for (const day of ['2026-11-29', '2026-11-30', '2026-11-30', '2026-12-01']) {
        await write(1);
        await seal();
        await anchor(day);
      }
      const { anchors, broken } = await readAnchors(folder);
      expect(anchors.map(({ day, seq }) => `${day} ${seq}`)).to.deep.equal([
        '2026-11-29 11',
        '2026-11-30 12',
        '2026-12-01 14',
      ]);
      expect(broken).to.deep.equal([]);
      expect((await readdir(folder)).toSorted()).to.deep.equal(['2026-11.jsonl', '2026-12.jsonl', 'heads']);
      expect(await found(anchors)).to.deep.equal(sound);
    });

    it('lets a day that had to wait follow on what was written meanwhile, into the next month too', async () => {
      for (const day of ['2026-11-29', '2026-12-01', '2026-11-30', '2026-11-30']) await anchor(day);
      const { anchors, broken } = await readAnchors(folder);
      expect(anchors.map(({ day }) => day)).to.deep.equal(['2026-11-29', '2026-12-01', '2026-11-30']);
      expect(broken).to.deep.equal([]);
    });

    it('hard case 5: finds a line that was changed, taken away, put in or moved', async () => {
      for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) await anchor(day);
      const file = path.join(folder, '2026-11.jsonl');
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      const [a = '', b = '', c = ''] = lines;
      const broken = async (...written: string[]): Promise<readonly string[]> => {
        await writeFile(file, `${written.join('\n')}\n`);
        return (await readAnchors(folder)).broken;
      };
      expect(await broken(a, b, c)).to.deep.equal([]);
      expect(await broken(a, b.replace('"seq":10', '"seq":9'), c)).to.deep.equal([
        '2026-11.jsonl:2',
        '2026-11.jsonl:3',
      ]);
      expect(await broken(a, c)).to.deep.equal(['2026-11.jsonl:2']);
      expect(await broken(b, a, c)).to.not.deep.equal([]);
      expect(await broken(a, a, b, c)).to.not.deep.equal([]);
    });

    it('goes on after a line that a crash has torn, and names it', async () => {
      await anchor('2026-11-20');
      const file = path.join(folder, '2026-11.jsonl');
      await writeFile(file, `${await readFile(file, 'utf8')}{"day":"2026-11-2`);
      await anchor('2026-11-21');
      const { anchors, broken } = await readAnchors(folder);
      expect(anchors.map(({ day }) => day)).to.deep.equal(['2026-11-20', '2026-11-21']);
      expect(broken).to.deep.equal(['2026-11.jsonl:2']);
    });
  });
});
