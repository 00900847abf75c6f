import { record } from '../../audit/audit.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { oneLine } from '../../names.ts';
import { disclosedCategories, type DisclosedCategory } from '../disclosures/disclosed-categories.ts';
import { recipientsOf, type DisclosureRecipient } from '../disclosures/disclosure-log.ts';
import type { Correction } from '../disclosures/notice-letter.ts';
import { notifyRecipients } from '../disclosures/notify-recipients.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { EventDetails } from '../requests/events.ts';
import type { LockedRequest } from '../requests/locked-request.ts';

/** What was corrected elsewhere of what others outside were given, as it is typed. */
export interface CorrectedByHand {
  /** How each kind was and is now; one with both empty was not corrected. */
  readonly corrections: readonly Correction[];
  /** Nothing that anybody outside was given was corrected: said, and not taken from fields left empty. */
  readonly nothingGiven: boolean;
}

const notSaid: CorrectedByHand = { corrections: [], nothingGiven: false };

/** Longest value told to recipients, in characters. */
export const LONGEST_CORRECTED = 500;

/** Those who were given data about whom a request is about, and what of it; nobody for one of OnNet's own users. */
export async function givenBefore(
  desk: RequestDesk,
  contactId: string | null,
): Promise<{ readonly recipients: readonly DisclosureRecipient[]; readonly kinds: readonly DisclosedCategory[] }> {
  const recipients = desk.by === undefined || contactId === null ? [] : await desk.see(() => recipientsOf(contactId));
  const given = recipients.flatMap(({ categories }) => categories);
  return { recipients, kinds: disclosedCategories.filter((kind) => given.includes(kind)) };
}

/**
 * Writes down what was done for a request that the program does not carry out by itself. Where others outside were given data about the
 * person, a correction says what of that it concerns, and they are owed the notice of it (Art. 19), as when the program corrects it.
 * @throws Invalid on `done` without words, on `given` when it is not said what of what others have was corrected, or on `to-` and a kind;
 * on `identity`, on `request` when it has ended; NotFound
 */
export async function noteDoneByHand(
  desk: RequestDesk,
  id: string,
  done: string,
  corrected: CorrectedByHand = notSaid,
): Promise<void> {
  await carryOutRequest(
    desk,
    id,
    async (request) => {
      const { kinds } = request.kind === 'rectification' ? await givenBefore(desk, request.contactId) : { kinds: [] };
      const { corrections, problems } = readCorrected(kinds, corrected);
      const all = { ...(done.trim() === '' ? { done: 'form.required' as const } : {}), ...problems };
      if (Object.keys(all).length > 0) throw new Invalid(all);
      return corrections.length === 0 ? { step: 'by-hand' } : tell(desk, request, corrections);
    },
    done.trim(),
  );
  await record(desk.actor, 'request.carried-out', { kind: 'request', id });
}

function readCorrected(
  kinds: readonly DisclosedCategory[],
  { corrections: typed, nothingGiven }: CorrectedByHand,
): { readonly corrections: readonly Correction[]; readonly problems: Readonly<Record<string, FieldProblem>> } {
  const corrections = typed
    .filter(({ category }) => kinds.includes(category))
    .map(({ category, from, to }) => ({ category, from: oneLine(from), to: oneLine(to) }))
    .filter(({ from, to }) => from !== '' || to !== '');
  const problems: Record<string, FieldProblem> = {};
  for (const { category, from, to } of corrections) {
    if (from === to) problems[`to-${category}`] = 'requests.byHand.same';
    for (const [field, text] of [['from', from] as const, ['to', to] as const])
      if (text.length > LONGEST_CORRECTED)
        problems[`${field}-${category}`] = { key: 'form.tooLong', params: { count: LONGEST_CORRECTED } };
  }
  if (kinds.length > 0 && corrections.length > 0 === nothingGiven)
    problems['given'] = nothingGiven ? 'requests.byHand.given.both' : 'requests.byHand.given.say';
  return { corrections, problems };
}

async function tell(
  desk: RequestDesk,
  { id, contactId }: LockedRequest,
  corrections: readonly Correction[],
): Promise<EventDetails> {
  if (contactId === null) throw new Error('what was given to others is about somebody');
  const recipients = await desk.see(() =>
    notifyRecipients({ cause: 'rectification', contactId, causeId: newId(), requestId: id, corrections }, desk.actor),
  );
  return { step: 'by-hand', recipients, kinds: corrections.map(({ category }) => category) };
}
