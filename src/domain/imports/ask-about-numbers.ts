import { isPersonLikeForm } from '../register/entity.ts';
import { askRegister } from '../register/entity-store.ts';
import { platformRead } from '../tenancy.ts';
import type { GoneReason } from './company-import.ts';

/** What the register says of a number, as far as an import must know: `silent` when it had to be asked and did not answer. */
export type NumberStanding =
  | { readonly kind: 'unit'; readonly personLike: boolean }
  | { readonly kind: 'gone'; readonly reason: GoneReason }
  | { readonly kind: 'silent' };

/** How to ask, and for how long. */
export interface Asking {
  /** A person is waiting. */
  readonly interactive?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** The mirror is good enough to be believed. */
  readonly mirrored: boolean;
  /** Called from time to time while the register is asked about one number after the other. */
  readonly alive?: (() => Promise<void>) | undefined;
}

const ASKED_BETWEEN = 20;

/**
 * What is known of some organisation numbers: from the mirror, which has the form of every live unit, and from the register
 * about those that are not in it. Once the register is silent it is not asked about the rest. Opens its own transactions.
 */
export async function askAboutNumbers(
  numbers: readonly string[],
  { mirrored, alive, ...ask }: Asking,
): Promise<Map<string, NumberStanding>> {
  const known = new Map<string, NumberStanding>(mirrored ? await inMirror(numbers) : []);
  let silent = false;
  let asked = 0;
  for (const number of numbers) {
    if (known.has(number)) continue;
    ask.signal?.throwIfAborted();
    const standing: NumberStanding = silent ? { kind: 'silent' } : await askOne(number, ask);
    silent = standing.kind === 'silent';
    known.set(number, standing);
    asked += 1;
    if (asked % ASKED_BETWEEN === 0) await alive?.();
  }
  return known;
}

async function inMirror(numbers: readonly string[]): Promise<[string, NumberStanding][]> {
  const units = await platformRead<{ number: string; form: string }>(
    `select organisation_number as number, legal_form as form from register_units
      where organisation_number = any($1::text[]) and kind <> 'gone'`,
    [numbers],
  );
  return units.map(({ number, form }) => [number, { kind: 'unit', personLike: isPersonLikeForm(form) }]);
}

async function askOne(
  number: string,
  { interactive, signal }: Pick<Asking, 'interactive' | 'signal'>,
): Promise<NumberStanding> {
  const { outcome } = await askRegister(number, {
    ...(interactive === undefined ? {} : { interactive }),
    ...(signal === undefined ? {} : { signal }),
  });
  switch (outcome.kind) {
    case 'Found':
      return { kind: 'unit', personLike: outcome.entity.personLike };
    case 'Deleted':
      return { kind: 'gone', reason: 'deleted' };
    case 'Removed':
      return { kind: 'gone', reason: 'removed' };
    case 'Unknown':
      return { kind: 'gone', reason: 'unknown' };
    default:
      return { kind: 'silent' };
  }
}
