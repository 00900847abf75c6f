/**
 * The proofs of the duties. Every kind of obligation has one, and test/workers/proofs.test.ts fails for a kind without.
 *
 * For each, the suite runs the duty once undisturbed, and then twice, five times at once, after a failure, and with a
 * crash after every step (each `faultPoint` it passes, as often as it passes it). Each time the whole database must end
 * alike: the same `effect`, the same number of new rows in every table, and the obligation done.
 *
 * To add one: write test/workers/proofs/<queue>.ts, export a `Proof` made with `proveDuty`, add it to the list below.
 *
 *     export const mailProof = proveDuty({
 *       kind: 'mail',
 *       surround: async () => { …start what the duty talks to…; return async () => { …stop it… }; },
 *       arrange: async () => { …through the domain…; return { tenantId, key }; },
 *       effect: async ({ tenantId, key }) => …what should have come of it, without ids or moments made by the run…,
 *     });
 *
 * `arrange` is called anew before every run and must owe an obligation with a fresh key each time. When it returns,
 * the database is open, the outside parties are what `surround` made them, and no transaction is open.
 */
import type { ObligationKind } from '../../src/domain/outbox.ts';

/** Which obligation a run is about. */
export interface Arranged {
  readonly tenantId: string;
  readonly key: string;
}

export interface Proof<Scene extends Arranged = Arranged> {
  readonly kind: ObligationKind;
  /** Starts what the duty reaches outside the database, once; answers how to stop it. The database is already open. */
  readonly surround?: () => Promise<() => Promise<void>>;
  /** Makes the state that the duty starts from. May answer more than the obligation, for `effect` to look up. */
  arrange(this: void): Promise<Scene>;
  /** What came of it, as plain values that are equal for equal outcomes. */
  effect(this: void, scene: Scene): Promise<unknown>;
}

/** A proof, whose scene only its own two functions know. */
export const proveDuty = <Scene extends Arranged>(proof: Proof<Scene>): Proof => proof;

/** Every proof, one line each. */
export const proofs: readonly Proof[] = [];
