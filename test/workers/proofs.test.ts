import { expect } from 'chai';
import { pino } from 'pino';

import { AlreadyDone, leaseObligation, obligationKinds, type LeasedObligation } from '../../src/domain/outbox.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import { useCast, type Cast } from '../support/cast.ts';
import { crashingAt, stepsOf } from '../support/faults.ts';
import { asSuperuser } from '../support/superuser.ts';
import type { Arranged, Proof } from './prove-duty.ts';
import { proofs } from './proofs.ts';

const log = pino({ level: 'silent' });

/** One run of a duty in its scene: what it left behind. */
interface Outcome {
  readonly effect: unknown;
  readonly newRows: Readonly<Record<string, number>>;
  readonly done: boolean;
}

describe('the proofs of the duties', function () {
  // Each step of each duty is a run of its own.
  this.timeout(240_000);

  for (const kind of obligationKinds)
    it(`cover the obligation ${kind}`, () => {
      expect(proofs.filter((proof) => proof.kind === kind)).to.have.length(1);
    });

  for (const proof of proofs) {
    describe(proof.kind, () => {
      let stop: (() => Promise<void>) | undefined;
      // Before the cast: hooks run in the order they are named, and what is stopped may still need the database.
      after(async () => stop?.());
      // Of its own: a run finds what it arranged and nothing of other duties to look through.
      const cast = useCast({ poolSize: 8 });
      const { outcome, lease, expireLeases } = stage(cast);
      let undisturbed: Outcome;
      let steps: string[];

      before(async () => {
        stop = await proof.surround?.(cast);
        undisturbed = await outcome(proof, async ({ tenantId, id }) => {
          steps = await stepsOf(() => carryOutObligation(duties, log, { tenantId, id }));
        });
      });

      it('is done after one run', () => {
        expect(undisturbed.done).to.equal(true);
      });

      it('says where its steps are', () => {
        expect(steps).to.have.length.greaterThan(0);
      });

      it('comes to the same when it is run twice', async () => {
        const twice = await outcome(proof, async (job) => {
          await carryOutObligation(duties, log, job);
          await carryOutObligation(duties, log, job);
        });
        expect(twice).to.deep.equal(undisturbed);
      });

      it('comes to the same when five run it at once, each sure that it holds the lease', async () => {
        const five = await outcome(proof, async (job) => {
          const obligation = await lease(job);
          const results = await Promise.allSettled(Array.from({ length: 5 }, () => perform(obligation)));
          await expireLeases();
          if (!results.some((result) => result.status === 'fulfilled')) await carryOutObligation(duties, log, job);
        });
        expect(five).to.deep.equal(undisturbed);
      });

      it('comes to the same after a crash at each of its steps', async () => {
        for (const [at, step] of steps.entries()) {
          const recovered = await outcome(proof, async (job) => {
            const obligation = await lease(job);
            expect(await crashingAt(at, () => perform(obligation)), `reaches ${step}`).to.equal(true);
            await expireLeases();
            await carryOutObligation(duties, log, job);
          });
          expect(recovered, `crash after: ${step}`).to.deep.equal(undisturbed);
        }
      });

      it('comes to the same when it fails at each of its steps and is tried again', async () => {
        for (const [at, step] of steps.entries()) {
          const retried = await outcome(proof, async (job) => {
            await crashingAt(at, () => carryOutObligation(duties, log, job));
            await carryOutObligation(duties, log, job);
          });
          expect(retried, `failure after: ${step}`).to.deep.equal(undisturbed);
        }
      });
    });
  }
});

/** What the runs of a duty need. */
function stage(cast: Cast): {
  /** Arranges the scene, runs the duty in it, and compares the database before and after. */
  readonly outcome: (proof: Proof, run: (job: { tenantId: string; id: string }) => Promise<void>) => Promise<Outcome>;
  readonly lease: (job: { tenantId: string; id: string }) => Promise<LeasedObligation>;
  readonly expireLeases: () => Promise<unknown>;
} {
  const { database } = cast;
  return { outcome, lease, expireLeases };

  async function outcome(
    proof: Proof,
    run: (job: { tenantId: string; id: string }) => Promise<void>,
  ): Promise<Outcome> {
    const scene = await proof.arrange(cast);
    const id = await obligationId(proof, scene);
    const before = await rowCounts();
    await run({ tenantId: scene.tenantId, id });
    const after = await rowCounts();
    const newRows = Object.fromEntries(
      Object.entries(after).flatMap(([table, count]) =>
        count === before[table] ? [] : [[table, count - (before[table] ?? 0)]],
      ),
    );
    return { effect: await proof.effect(scene), newRows, done: await isDone(id) };
  }

  async function lease(job: { tenantId: string; id: string }): Promise<LeasedObligation> {
    const obligation = await leaseObligation(job.tenantId, job.id);
    if (!obligation) throw new Error('the arranged obligation is not free');
    return obligation;
  }

  function expireLeases(): Promise<unknown> {
    return asSuperuser(database, (client) =>
      client.query(`update outbox set leased_until = now() - interval '1 second' where leased_until is not null`),
    );
  }

  async function obligationId(proof: Proof, scene: Arranged): Promise<string> {
    const { rows } = await asSuperuser(database, (client) =>
      client.query<{ id: string }>(
        `select id from outbox where tenant_id = $1 and kind = $2 and key = $3 and done_at is null and dead_at is null`,
        [scene.tenantId, proof.kind, scene.key],
      ),
    );
    const id = rows[0]?.id;
    if (!id) throw new Error(`the scene of ${proof.kind} owes nothing under the key ${scene.key}`);
    return id;
  }

  function isDone(id: string): Promise<boolean> {
    return asSuperuser(database, async (client) => {
      const { rowCount } = await client.query(`select from outbox where id = $1 and done_at is not null`, [id]);
      return rowCount === 1;
    });
  }

  /** Rows in each table of the product, so that nothing can be doubled unseen. */
  function rowCounts(): Promise<Record<string, number>> {
    return asSuperuser(database, async (client) => {
      const { rows } = await client.query<{ name: string; rows: string }>(
        // Most tables are empty, and one without a byte needs no counting.
        `select relname as name,
                case when pg_relation_size(oid) = 0 then '0'
                     else (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from public.%I', relname), false, true, '')))[1]::text
                end as rows
           from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      return Object.fromEntries(rows.map((row) => [row.name, Number(row.rows)]));
    });
  }
}

/** The duty alone, as a process does it that then dies: nothing is given back. */
async function perform(obligation: LeasedObligation): Promise<void> {
  const duty = duties[obligation.kind];
  if (!duty) throw new Error(`no duty for ${obligation.kind}`);
  try {
    await duty(obligation, new AbortController().signal);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}
