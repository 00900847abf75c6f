import { record, system } from '../../audit/audit.ts';
import { currentTenantId, inTenant, readingTenant, sql } from '../../tenancy.ts';
import { titleOf } from '../purposes/purposes.ts';
import { findWording, textIn, type Wording } from '../purposes/wordings.ts';
import { suppress } from '../suppression/suppress.ts';
import { hasSaidNo, scopesOf } from './decide.ts';
import { isAnswered } from './fold.ts';
import { appendConsentEvent } from './ledger.ts';
import { holdVisitor, isGiven, person, preferencesLink, sayYes, visitorOf, type Visitor } from './link-visitor.ts';
import { openLink, type OpenedLink } from './links.ts';
import type { NamedPurpose, NamedStanding } from './standing.ts';

/**
 * Where a question stands: it can be answered; the yes to it holds; something has been said or done since it was put, and
 * an old question gives no new yes; or the customer has ended, and takes no yes from anybody.
 */
export type QuestionState = 'open' | 'given' | 'overtaken' | 'not-taken';

/** What somebody is asked to agree to, behind the link of a mail. */
export interface ConsentQuestion {
  readonly tenantName: string;
  readonly purpose: string;
  readonly wording: string;
  readonly state: QuestionState;
  /** Of a link to the page of all their choices. */
  readonly preferences: string;
}

/** The event of the ledger that a link asks for. */
interface Asked {
  readonly id: string;
  readonly purposeId: string;
  readonly wordingId: string;
}

/** A wording that a link asks about, and where its question stands. */
interface PutQuestion extends Visitor {
  readonly address: NonNullable<Visitor['address']>;
  readonly asked: Asked;
  readonly wording: Wording;
  readonly purpose: NamedPurpose;
  readonly state: QuestionState;
}

async function askedBy(link: OpenedLink): Promise<Asked | undefined> {
  const [asked] = await sql<Asked>(
    `select id, purpose_id as "purposeId", wording_id as "wordingId" from consent_events
      where tenant_id = $1 and id = $2 and contact_id = $3 and kind = 'asked'`,
    [currentTenantId(), link.aboutId, link.contactId],
  );
  return asked;
}

/**
 * Nobody can agree any more when the record is erased (hard case 12), the mailbox is no longer theirs (27), or the wording
 * says something else by now (35).
 */
async function questionOf(link: OpenedLink): Promise<PutQuestion | undefined> {
  const [visitor, asked] = [await visitorOf(link), await askedBy(link)];
  const wording = asked && (await findWording(asked.wordingId));
  const purpose = visitor?.standing?.purposes.find(({ id }) => id === asked?.purposeId);
  if (!visitor?.address || visitor.standing?.subject !== 'known' || !asked || !wording || !purpose?.enabled)
    return undefined;
  if (purpose.oldestValidVersion === null || wording.version < purpose.oldestValidVersion) return undefined;
  const state = stateOfQuestion({ ...visitor, standing: visitor.standing }, purpose, asked.id);
  return { ...visitor, address: visitor.address, asked, wording, purpose, state };
}

/** Who may not be asked any more has nothing to answer either: a no that came by another way stands at the address. */
function stateOfQuestion(
  { standing, takesYes }: Pick<Visitor, 'takesYes'> & { readonly standing: NamedStanding },
  purpose: NamedPurpose,
  asked: string,
): QuestionState {
  if (isGiven(standing, purpose)) return 'given';
  if (!takesYes) return 'not-taken';
  const overtaken =
    isAnswered(standing.events, { id: purpose.id, marketing: purpose.marketing !== null }, asked) ||
    hasSaidNo(standing, purpose, ['email', ...scopesOf(purpose)]);
  return overtaken ? 'overtaken' : 'open';
}

/** What the page behind a link of double opt-in asks. Undefined when the link opens nothing. */
export async function consentQuestion(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
): Promise<ConsentQuestion | undefined> {
  const link = await openLink(tenantId, token, 'consent');
  return link && readingTenant(tenantId, () => aboutConsent(link, language));
}

async function aboutConsent(link: OpenedLink, language: 'nb' | 'en'): Promise<ConsentQuestion | undefined> {
  const question = await questionOf(link);
  return (
    question && {
      tenantName: question.tenantName,
      purpose: titleOf(question.purpose, language),
      wording: textIn(question.wording, language),
      state: question.state,
      preferences: await preferencesLink(question.contactId, question.address),
    }
  );
}

/**
 * The person says yes, by the button of that page, in the language they read. Once or many times, it is one consent; and
 * pressed again after a no it is none, since that question was put before the no was said.
 */
export async function giveConsent(tenantId: string, token: string, language: 'nb' | 'en'): Promise<void> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return;
  await inTenant(tenantId, async () => {
    await holdVisitor(link);
    const question = await questionOf(link);
    if (question?.state !== 'open') return;
    await sayYes(question, question.purpose, question.wording, language, 'double-opt-in', question.asked.id);
  });
}

/** What "this is not me" undid. */
export interface Disowned {
  /** The yes to this purpose that the ledger held, in force or withdrawn; undefined when nobody had said it. */
  readonly yes: { readonly at: Date; readonly purpose: string } | undefined;
}

/**
 * "This is not me": the mailbox has another owner. Nothing more is sent there for this purpose, and the person the mail
 * was meant for has consented to nothing (hard case 27). Said twice, it is said once.
 * @returns what it undid; undefined when the link was not open
 */
export async function disown(tenantId: string, token: string, language: 'nb' | 'en'): Promise<Disowned | undefined> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return undefined;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const [visitor, asked] = [await visitorOf(link), await askedBy(link)];
    if (!visitor || !asked) return undefined;
    const { contactId, address, standing } = visitor;
    const said = standing?.events.findLast(({ purposeId }) => purposeId === asked.purposeId);
    const purpose = standing?.purposes.find(({ id }) => id === asked.purposeId);
    const yes = standing?.events.findLast(({ purposeId, kind }) => purposeId === asked.purposeId && kind === 'granted');
    const disowned = { yes: yes && purpose && { at: yes.at, purpose: titleOf(purpose, language) } };
    if (said?.via === 'not-me') return disowned;
    await appendConsentEvent({
      contactId,
      purposeId: asked.purposeId,
      channel: 'email',
      kind: 'lapsed',
      via: 'not-me',
      evidence: { sentTo: link.sentTo },
      by: person,
    });
    if (address) await suppress([address], null, 'not-me');
    await record(system, 'consent.disowned', { kind: 'contact', id: contactId });
    return disowned;
  });
}
