import { record, system } from '../../audit/audit.ts';
import { inTenant, readingTenant } from '../../tenancy.ts';
import { titleOf } from '../purposes/purposes.ts';
import { findWording, textIn, type Wording } from '../purposes/wordings.ts';
import type { Address } from '../suppression/address-hash.ts';
import { suppress } from '../suppression/suppress.ts';
import { appendConsentEvent } from './ledger.ts';
import { holdVisitor, isGiven, person, preferencesLink, sayYes, visitorOf, type Visitor } from './link-visitor.ts';
import { openLink, type OpenedLink } from './links.ts';
import type { NamedPurpose } from './standing.ts';

/** What somebody is asked to agree to, behind the link of a mail. */
export interface ConsentQuestion {
  readonly tenantName: string;
  readonly purpose: string;
  readonly wording: string;
  /** They have said yes to exactly this already. */
  readonly given: boolean;
  /** Of a link to the page of all their choices. */
  readonly preferences: string;
}

/** A wording that a link asks about and that can still be agreed to. */
interface OpenQuestion extends Visitor {
  readonly wording: Wording;
  readonly purpose: NamedPurpose;
  readonly address: Address;
}

/**
 * Nobody can agree any more when the record is erased (hard case 12), the mailbox is no longer theirs (27), or the wording
 * says something else by now (35).
 */
async function openQuestion(link: OpenedLink): Promise<OpenQuestion | undefined> {
  const [visitor, wording] = [await visitorOf(link), await findWording(link.aboutId)];
  const purpose = visitor?.standing?.purposes.find(({ id }) => id === wording?.purposeId);
  if (!visitor?.address || visitor.standing?.subject !== 'known' || !wording || !purpose?.enabled) return undefined;
  if (purpose.oldestValidVersion === null || wording.version < purpose.oldestValidVersion) return undefined;
  return { ...visitor, address: visitor.address, wording, purpose };
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
  const question = await openQuestion(link);
  return (
    question && {
      tenantName: question.tenantName,
      purpose: titleOf(question.purpose, language),
      wording: textIn(question.wording, language),
      given: isGiven(question.standing, question.purpose),
      preferences: await preferencesLink(question.contactId, question.address),
    }
  );
}

/**
 * The person says yes, by the button of that page. Once or many times, it is one consent, in the language they read.
 * @returns whether the link was open
 */
export async function giveConsent(tenantId: string, token: string, language: 'nb' | 'en'): Promise<boolean> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const question = await openQuestion(link);
    if (!question) return false;
    if (isGiven(question.standing, question.purpose)) return true;
    await sayYes(question, question.purpose, question.wording, language, 'double-opt-in');
    return true;
  });
}

/**
 * "This is not me": the mailbox has another owner. Nothing more is sent there for this purpose, and the person the mail
 * was meant for has consented to nothing (hard case 27). Said twice, it is said once. @returns whether the link was open
 */
export async function disown(tenantId: string, token: string): Promise<boolean> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const [visitor, wording] = [await visitorOf(link), await findWording(link.aboutId)];
    if (!visitor || !wording) return false;
    const { contactId, address, standing } = visitor;
    const said = standing?.events.findLast(({ purposeId }) => purposeId === wording.purposeId);
    if (said?.via === 'not-me') return true;
    await appendConsentEvent({
      contactId,
      purposeId: wording.purposeId,
      channel: 'email',
      kind: 'lapsed',
      via: 'not-me',
      evidence: { sentTo: link.sentTo },
      by: person,
    });
    if (address) await suppress([address], null, 'not-me');
    await record(system, 'consent.disowned', { kind: 'contact', id: contactId });
    return true;
  });
}
