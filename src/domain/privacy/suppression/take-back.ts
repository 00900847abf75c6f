import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { addressesTyped } from './address-hash.ts';
import { findSuppression, suppressionsAt, type ListedSuppression } from './suppression-list.ts';

/** What was wrong: another's address was typed, what was asked for was something else, or it was put there to try the page. */
export const mistakes = ['mistyped', 'misunderstood', 'trial'] as const;
export type Mistake = (typeof mistakes)[number];

/**
 * What may have been wrong with an entry; empty for one that cannot be taken back. Only what a member put there by hand was
 * ever a mistake of theirs: a person's own no, a withdrawal, an erasure and the public register are not. And where somebody
 * did say no, only the address can have been wrong.
 */
export function possibleMistakes({
  recordedBy,
  cause,
}: Pick<ListedSuppression, 'recordedBy' | 'cause'>): readonly Mistake[] {
  if (recordedBy === null) return [];
  return cause === 'objected' || cause === 'withdrawn' ? ['mistyped'] : mistakes;
}

/**
 * Takes an entry back that a member put on the list by mistake. It gives no consent and lifts nothing else: what the owner of
 * the address has said no to stands in entries of its own and on the contact.
 * @param typed the address anew, since whoever does not know it cannot know that it was a mistake; compared and not kept
 * @throws Invalid (fields address, mistake), NotFound when it is no longer there or cannot be taken back, NotAllowed
 */
export async function takeBack(
  by: Member,
  id: string,
  typed: { readonly address: string; readonly mistake: string },
): Promise<void> {
  const entry = await findSuppression(by, id);
  const possible = entry ? possibleMistakes(entry) : [];
  if (!entry || possible.length === 0) throw new NotFound('suppression');
  const problems: Record<string, FieldProblem> = {};
  const addresses = addressesTyped(typed.address).filter(({ channel }) => channel === entry.channel);
  const meant = (await suppressionsAt(by, addresses)).some((found) => found.id === entry.id);
  if (!meant) problems['address'] = 'suppression.lift.otherAddress';
  const mistake = possible.find((one) => one === typed.mistake);
  if (mistake === undefined) problems['mistake'] = 'form.choose';
  if (Object.keys(problems).length > 0 || mistake === undefined) throw new Invalid(problems);
  // The person may have said no themselves since the page was read: then the entry is theirs.
  const taken = await change(
    `update suppressions set lifted_at = $3
      where tenant_id = $1 and id = $2 and lifted_at is null and recorded_by is not null`,
    [by.tenantId, entry.id, now()],
  );
  if (taken === 0) throw new NotFound('suppression');
  await record(
    asActor(by),
    'suppression.takenBack',
    { kind: 'suppression', id: entry.id },
    { channel: entry.channel, cause: entry.cause, mistake },
  );
}
