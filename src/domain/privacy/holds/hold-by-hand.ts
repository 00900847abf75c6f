import { isDay, osloDay, type Day } from '../../clock.ts';
import { lockContacts } from '../../contacts/lock-contacts.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { asActor, type Member } from '../../users/member.ts';
import { demandSeenOrAsked } from '../erasure/within-case.ts';
import { inCase } from '../restriction/in-case.ts';
import { bookkeepingUntil, holdLaws, holdReasons, isHoldReason } from './hold-laws.ts';
import { holdableHere, nameOfItem } from './holdable.ts';
import { placeHold, type HeldItem } from './legal-holds.ts';

/** What was typed when somebody holds something back. */
export interface NewHold {
  /** By `nameOfItem`. */
  readonly items: readonly string[];
  /** One of `holdReasons`, which says the law too. */
  readonly reason: string;
  /** The day of the accounting material, `YYYY-MM-DD`; empty where nobody typed one. */
  readonly day: string;
  /** The request it comes with. */
  readonly requestId: string | undefined;
}

/**
 * Holds single things of somebody back from erasure and from retention, under a law: nothing else of them, and no longer than the
 * law demands. Whoever is being erased at this moment is waited for.
 * @throws Invalid (fields items, reason, day), NotFound when they are erased already, NotAllowed
 */
export async function holdByHand(by: Member, contactId: string, typed: NewHold): Promise<void> {
  await demandSeenOrAsked(by, contactId, typed.requestId);
  await inCase(by, async () => {
    await lockContacts([contactId]);
    const { items } = await holdableHere(contactId);
    const chosen = items.filter((item) => typed.items.includes(nameOfItem(item)));
    const { terms, problems } = readTerms(typed);
    const wrong = { ...(chosen.length === 0 ? { items: 'holds.items.none' } : {}), ...problems };
    if (terms === undefined || Object.keys(wrong).length > 0) throw new Invalid(wrong);
    for (const { table, row } of chosen)
      await placeHold(asActor(by), { kind: 'contact', id: contactId }, { table, row, ...terms });
  });
}

type Terms = Pick<HeldItem, 'law' | 'reason' | 'until'>;

/** Under which law and until when, by what was typed; or what is wrong with it. */
function readTerms({ reason, day }: NewHold): {
  readonly terms?: Terms;
  readonly problems: Readonly<Record<string, FieldProblem>>;
} {
  if (!isHoldReason(reason)) return { problems: { reason: 'form.choose' } };
  const { law } = holdReasons[reason];
  if (holdLaws[law].ends === 'by-hand') return { terms: { law, reason, until: undefined }, problems: {} };
  if (!isDay(day)) return { problems: { day: 'form.date' } };
  if (day > osloDay()) return { problems: { day: 'holds.day.future' } };
  const until: Day = bookkeepingUntil(day);
  return until < osloDay()
    ? { problems: { day: { key: 'holds.day.over', params: { year: until.slice(0, 4) } } } }
    : { terms: { law, reason, until }, problems: {} };
}
