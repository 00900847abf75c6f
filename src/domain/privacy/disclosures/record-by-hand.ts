import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay } from '../../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { oneLine } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { readEmailAddress } from '../../users/email-address.ts';
import { keptText } from '../requests/receive-request.ts';
import { isDisclosedCategory } from './disclosed-categories.ts';
import { recordDisclosure } from './disclosure-log.ts';

/** What a member typed who has given data to somebody: by phone, on a sheet, in a mail of their own. */
export interface TypedDisclosure {
  /** The submission's: a form sent twice is one disclosure. */
  readonly id: string;
  readonly recipient: string;
  /** Empty where the recipient has no address to be told at. */
  readonly email: string;
  readonly categories: readonly string[];
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly givenOn: string;
}

const LONGEST_RECIPIENT = 200;
/** Longest reason, in characters. */
export const LONGEST_WHY = 500;

/**
 * Writes down that data about a contact was given to somebody.
 * @throws Invalid (fields recipient, email, categories, why, givenOn), NotFound, NotAllowed
 */
export async function recordByHand(by: Member, contactId: string, typed: TypedDisclosure): Promise<void> {
  demand(by, 'write');
  const email = typed.email === '' ? null : readEmailAddress(typed.email);
  const recipient = oneLine(typed.recipient);
  const why = keptText(typed.why, LONGEST_WHY + 1);
  const categories = typed.categories.filter(isDisclosedCategory);
  const problems = problemsOf({ ...typed, recipient, why, email, categories });
  if (email === undefined || Object.keys(problems).length > 0) throw new Invalid(problems);
  // Locked like everybody who writes about somebody, so that nothing is written about who is being erased or restricted.
  const [contact] = isId(contactId)
    ? await sql(
        `select from contacts where tenant_id = $1 and id = $2 and anonymised_at is null and deleted_at is null for key share`,
        [by.tenantId, contactId],
      )
    : [];
  if (!contact) throw new NotFound('contact');
  const { id, givenOn } = typed;
  const added = await recordDisclosure(
    contactId,
    { id, recipient, email, categories, act: 'by-hand', why, givenOn },
    { at: now(), by: by.id },
  );
  if (added)
    await record(asActor(by), 'disclosure.recorded', { kind: 'contact', id: contactId }, { kinds: categories });
}

function problemsOf(read: {
  readonly recipient: string;
  readonly email: string | null | undefined;
  readonly categories: readonly string[];
  readonly why: string;
  readonly givenOn: string;
}): Record<string, FieldProblem> {
  const tooLong = (count: number): FieldProblem => ({ key: 'form.tooLong', params: { count } });
  const aDay = isDay(read.givenOn);
  return {
    ...(read.recipient === '' ? { recipient: 'form.required' } : {}),
    ...(read.recipient.length > LONGEST_RECIPIENT ? { recipient: tooLong(LONGEST_RECIPIENT) } : {}),
    ...(read.email === undefined ? { email: 'form.email' } : {}),
    ...(read.categories.length === 0 ? { categories: 'disclosures.categories.choose' } : {}),
    ...(read.why === '' ? { why: 'form.required' } : {}),
    ...(read.why.length > LONGEST_WHY ? { why: tooLong(LONGEST_WHY) } : {}),
    ...(aDay ? {} : { givenOn: 'form.date' }),
    ...(aDay && read.givenOn > osloDay() ? { givenOn: 'disclosures.future' } : {}),
  };
}
