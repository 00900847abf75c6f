import type { ObligationKind } from '../../src/domain/outbox.ts';
import type { Cast } from '../support/cast.ts';

/** Which obligation a run is about. */
export interface Arranged {
  readonly tenantId: string;
  readonly key: string;
}

export interface Proof<Scene extends Arranged = Arranged> {
  readonly kind: ObligationKind;
  /** Starts what the duty reaches outside the database, once; answers how to stop it. The database is already open. */
  readonly surround?: (cast: Cast) => Promise<() => Promise<void>>;
  /** Makes the state that the duty starts from. May answer more than the obligation, for `effect` to look up. */
  arrange(this: void, cast: Cast): Promise<Scene>;
  /** What came of it, as plain values that are equal for equal outcomes. */
  effect(this: void, scene: Scene): Promise<unknown>;
}

/** A proof, whose scene only its own two functions know. */
export const proveDuty = <Scene extends Arranged>(proof: Proof<Scene>): Proof => proof;
