import { expect } from 'chai';
import fc from 'fast-check';

import { forgetExpired } from '../../src/domain/privacy/expiry/forget-expired.ts';
import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import {
  AlreadyDone,
  claimObligations,
  leaseObligation,
  MAX_ATTEMPTS,
  owe,
  oweAgain,
  postpone,
  renewLease,
  settle,
  type LeasedObligation,
} from '../../src/domain/outbox.ts';
import { obligationsByKind } from '../../src/domain/operations/obligations.ts';
import { retryDeadLetter } from '../../src/domain/operations/dead-letter-acts.ts';
import { inPlatform, inTenant } from '../../src/domain/tenancy.ts';
import { useCast } from '../support/cast.ts';
import { asSuperuser } from '../support/superuser.ts';
import { letOutboxTimePass } from '../support/workers.ts';

describe('the outbox', () => {
  const cast = useCast();
  const { database } = cast;

  beforeEach(() => asSuperuser(database, (client) => client.query('delete from outbox')));

  const atNordlys = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  interface Row {
    id: string;
    tenant_id: string;
    attempts: number;
    failure: string | null;
    done_at: Date | null;
    dead_at: Date | null;
    waits_seconds: number;
  }
  const rows = (): Promise<Row[]> =>
    asSuperuser(
      database,
      async (client) =>
        (
          await client.query<Row>(
            `select *, round(extract(epoch from due_at - now()))::int as waits_seconds from outbox order by id`,
          )
        ).rows,
    );

  async function leased(): Promise<LeasedObligation> {
    const [row] = await rows();
    const obligation = row && (await leaseObligation(row.tenant_id, row.id));
    if (!obligation) throw new Error('nothing could be leased');
    return obligation;
  }

  it('owes the same kind and key once in a tenant, and again in another', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    await atNordlys(() => owe('enrichment', 'k'));
    await atNordlys(() => owe('export-expiry', 'k'));
    await inTenant(cast.clara.tenantId, () => owe('enrichment', 'k'));
    await inPlatform(() => owe('stripe-event', 'k'));
    expect(await rows()).to.have.length(4);
  });

  it('forgets what was owed in a transaction that fails', async () => {
    await atNordlys(async () => {
      await owe('enrichment', 'k');
      throw new Error('rolled back');
    }).catch(() => undefined);
    expect(await rows()).to.deep.equal([]);
  });

  it('hands out what is due, of every tenant, each once, however many relays ask', async () => {
    await atNordlys(async () => {
      for (let i = 0; i < 30; i++) await owe('enrichment', `k${i}`);
      await owe('enrichment', 'tomorrow', { dueAt: new Date(Date.now() + 86_400_000) });
    });
    await inTenant(cast.clara.tenantId, () => owe('enrichment', 'k'));
    const claims = await Promise.all([claimObligations(12), claimObligations(12), claimObligations(12)]);
    const rest = await claimObligations(100);
    const ids = [...claims, rest].flat().map((obligation) => obligation.id);
    expect(ids).to.have.length(31);
    expect(new Set(ids)).to.have.property('size', 31);
    expect(await claimObligations(100)).to.deep.equal([]);
    await letOutboxTimePass(database);
    expect(await claimObligations(100)).to.have.length(31);
  });

  it('gives the lease to one at a time, and to the next when it runs out', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    const [row] = await rows();
    if (!row) throw new Error('nothing is owed');
    const lease = () => leaseObligation(row.tenant_id, row.id);
    const leases = await Promise.all(Array.from({ length: 5 }, lease));
    expect(leases.filter(Boolean)).to.have.length(1);
    expect(await claimObligations(10), 'a leased obligation is not shipped').to.deep.equal([]);
    await letOutboxTimePass(database);
    const second = await lease();
    expect(second?.attempts).to.equal(2);
    await letOutboxTimePass(database);
    if (second) await renewLease(second);
    expect(await lease(), 'renewed').to.equal(undefined);
  });

  it('cannot lease another tenant’s obligation', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    const [row] = await rows();
    expect(await leaseObligation(cast.clara.tenantId, row?.id ?? '')).to.equal(undefined);
  });

  it('is settled once: the second to try is rolled back', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    const obligation = await leased();
    await atNordlys(() => settle(obligation));
    const failure = await atNordlys(async () => {
      await owe('export-expiry', 'effect of the second');
      await settle(obligation);
    }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(AlreadyDone);
    expect(await rows()).to.have.length(1);
    await postpone(obligation, 'too-late');
    expect((await rows())[0]).to.include({ failure: null, dead_at: null });
  });

  it('waits longer after each failure, is given up after the last, and lives again when an operator has it retried', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      await letOutboxTimePass(database);
      await postpone(await leased(), 'register-timeout');
      const [row] = await rows();
      waits.push(row?.waits_seconds ?? 0);
      expect(row?.dead_at === null, `dead after ${attempt}`).to.equal(attempt < MAX_ATTEMPTS);
    }
    expect(waits).to.deep.equal(waits.toSorted((a, b) => a - b));
    expect(new Set(waits)).to.have.property('size', MAX_ATTEMPTS);
    const [dead] = await rows();
    expect(await leaseObligation(dead?.tenant_id ?? '', dead?.id ?? '')).to.equal(undefined);
    await letOutboxTimePass(database);
    expect(await claimObligations(10)).to.deep.equal([]);
    expect(await obligationsByKind()).to.deep.include({
      kind: 'enrichment',
      undone: 0,
      due: 0,
      running: 0,
      dead: 1,
      doneToday: 0,
      oldestDueAt: null,
    });

    const operator = { id: cast.astrid.userId, operator: true };
    const retry = (by: typeof operator, tenantId: string): Promise<unknown> =>
      retryDeadLetter(by, tenantId, dead?.id ?? '').catch((error: Error) => error.name);
    expect(await retry({ ...operator, operator: false }, cast.astrid.tenantId)).to.equal('NotAllowed');
    expect(await retry(operator, cast.clara.tenantId), 'in another tenant').to.equal('NotFound');
    expect(await retry(operator, cast.astrid.tenantId)).to.equal(true);
    expect(await retry(operator, cast.astrid.tenantId), 'twice').to.equal(false);
    expect((await leased()).attempts).to.equal(1);
  });

  it('can be given back after any number of starts that nobody came back from', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    await asSuperuser(database, (client) => client.query('update outbox set attempts = 60'));
    await postpone(await leased(), 'register-timeout');
    expect((await rows())[0]).to.include({ failure: 'register-timeout', waits_seconds: 3600 });
  });

  it('opens a finished obligation again when it is owed again', async () => {
    await atNordlys(() => owe('enrichment', 'k'));
    const obligation = await leased();
    await atNordlys(() => settle(obligation));
    await atNordlys(() => owe('enrichment', 'k'));
    expect(await claimObligations(10), 'owed as before').to.deep.equal([]);
    await atNordlys(() => oweAgain('enrichment', 'k'));
    expect(await claimObligations(10)).to.have.length(1);
    expect(await rows()).to.have.length(1);
  });

  it('forgets what was settled a week ago, and only that', async () => {
    await atNordlys(() => owe('enrichment', 'settled'));
    const obligation = await leased();
    await atNordlys(() => settle(obligation));
    await atNordlys(() => owe('enrichment', 'undone'));
    await inPlatform(() => owe('stripe-event', 'undone'));
    await forgetExpired();
    expect(await rows()).to.have.length(3);
    await asSuperuser(database, (client) =>
      client.query(`update outbox set done_at = done_at - interval '7 days', created_at = now() - interval '1 year'`),
    );
    await forgetExpired();
    expect((await rows()).map((row) => row.tenant_id)).to.have.members([cast.astrid.tenantId, PLATFORM_TENANT_ID]);
  });

  it('settles exactly once, whatever order leases, failures and settlements come in', async () => {
    const act = fc.constantFrom('lease', 'fail', 'settle', 'let time pass');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        await asSuperuser(database, (client) => client.query('delete from outbox'));
        await atNordlys(() => owe('enrichment', 'k'));
        const [row] = await rows();
        if (!row) throw new Error('nothing is owed');
        const held: LeasedObligation[] = [];
        let settled = 0;
        for (const what of acts) {
          const last = held.at(-1);
          if (what === 'lease') {
            const obligation = await leaseObligation(row.tenant_id, row.id);
            if (obligation) held.push(obligation);
          } else if (what === 'let time pass') await letOutboxTimePass(database);
          else if (last && what === 'fail') await postpone(last, 'some-failure');
          else if (last) {
            const failure = await atNordlys(() => settle(last)).catch((error: unknown) => error);
            if (failure === undefined) settled++;
            else expect(failure).to.be.instanceOf(AlreadyDone);
          }
        }
        const [end] = await rows();
        expect(settled).to.be.at.most(1);
        expect(end?.done_at !== null).to.equal(settled === 1);
      }),
      { numRuns: 25 },
    );
  });
});
