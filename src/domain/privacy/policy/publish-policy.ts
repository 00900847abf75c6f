import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay, daysAfter } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { owe } from '../../outbox.ts';
import { outside } from '../../outside.ts';
import { change, inPlatform, sql } from '../../tenancy.ts';
import { lawNumbers } from '../law-numbers.ts';
import { legalEntityProblems } from '../legal-entity.ts';
import { proofStates } from '../proof/proof-states.ts';
import { demandOperator, type Operator } from '../registers/operator.ts';
import { sentencesOf } from '../difference.ts';
import { confirmations } from './confirmations.ts';
import { editions, keepDraft, type Built } from './editions.ts';
import { emptyParts, omissions } from './required.ts';

/** Why the policy cannot be published as it is. */
export type Obstacle =
  /** The legal entity lacks a part. */
  | { readonly kind: 'part'; readonly count: number }
  /** The organisation number cannot be right. */
  | { readonly kind: 'number' }
  /** Facts that nobody has confirmed. */
  | { readonly kind: 'unconfirmed'; readonly count: number }
  /** What the law requires and the text does not say. */
  | { readonly kind: 'omission'; readonly count: number }
  /** Sentences that no passing test proves for this version of the program (I12). */
  | { readonly kind: 'unproven'; readonly count: number };

/** Everything that stands in the way of publishing what was built; none when it can be published. */
export async function obstacles(built: readonly Built[]): Promise<Obstacle[]> {
  const entity = outside().legalEntity;
  const unconfirmed = (await confirmations(entity)).filter(({ confirmed }) => !confirmed).length;
  const missing = new Set(built.flatMap(({ wording }) => omissions(wording).map(({ what }) => what))).size;
  const ids = new Set(built.flatMap(({ wording }) => sentencesOf(wording).map(({ id }) => id)));
  const unproven = (await proofStates([...ids], 'here')).filter(({ state }) => state !== 'proven').length;
  const parts = emptyParts(entity).length;
  return [
    ...(parts > 0 ? [{ kind: 'part', count: parts } as const] : []),
    ...(legalEntityProblems(entity).length > 0 ? [{ kind: 'number' } as const] : []),
    ...(unconfirmed > 0 ? [{ kind: 'unconfirmed', count: unconfirmed } as const] : []),
    ...(missing > 0 ? [{ kind: 'omission', count: missing } as const] : []),
    ...(unproven > 0 ? [{ kind: 'unproven', count: unproven } as const] : []),
  ];
}

/** The first day an edition that is published today may be in force. The very first one changes nothing for anybody. */
export const earliestEffect = (editionsBefore: number): string =>
  editionsBefore === 0 ? osloDay() : daysAfter(osloDay(), lawNumbers.policyNotice.value);

/**
 * Publishes the policy as the program builds it now, in both languages, and tells the owners of every tenant.
 *
 * @param hashes what the operator has read, in the order of the languages: a register that changed meanwhile is another text
 * @throws Invalid (fields `publish`, `effectiveOn`), NotAllowed
 */
export async function publishPolicy(operator: Operator, effectiveOn: string, hashes: readonly string[]): Promise<void> {
  demandOperator(operator);
  const built = await keepDraft();
  if (built.some(({ hash }, at) => hash !== hashes[at])) throw new Invalid({ publish: 'policy.problem.changed' });
  if ((await obstacles(built)).length > 0) throw new Invalid({ publish: 'policy.problem.obstacles' });
  const before = await editions('nb');
  const first = before.length === 0;
  if (!isDay(effectiveOn)) throw new Invalid({ effectiveOn: 'form.date' });
  if (effectiveOn < earliestEffect(before.length))
    throw new Invalid({
      effectiveOn: first
        ? 'policy.problem.past'
        : { key: 'policy.problem.notice', params: { count: lawNumbers.policyNotice.value } },
    });
  await inPlatform(async () => {
    const [last] = await sql<{ number: number | null }>(`select max(number) as number from policy_publications`);
    const number = (last?.number ?? 0) + 1;
    if (number !== before.length + 1) throw new Invalid({ publish: 'policy.problem.changed' });
    if (before[0]?.hash === built[0]?.hash) throw new Invalid({ publish: 'policy.problem.same' });
    for (const { language, hash } of built)
      await change(
        `insert into policy_publications (number, language, hash, effective_on, published_at, published_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [number, language, hash, effectiveOn, now(), operator.id],
      );
    if (!first) await owe('policy-notice', `${number}`);
    await record({ kind: 'operator', id: operator.id }, 'policy.published', { kind: 'privacy-policy' });
  });
}
