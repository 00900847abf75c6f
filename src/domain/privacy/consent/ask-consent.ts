import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { contactForChange } from '../../contacts/contact-for-change.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { findPurpose, titleOf } from '../purposes/purposes.ts';
import { currentWording, seenIn, textIn } from '../purposes/wordings.ts';
import { decide, hasSaidNo, scopesOf, type Reason, type Standing } from './decide.ts';
import { isHeardVia } from './fold.ts';
import { appendConsentEvent } from './ledger.ts';
import { makeLink } from './links.ts';
import { reachedAt, standingOf } from './standing.ts';

/** Asking somebody again sooner than this is pestering. In days. */
export const ASKED_AGAIN_AFTER_DAYS = 14;

/** Asking for a consent by mail: which, in which language, and where the person has said that they want it. */
export interface ConsentRequest {
  readonly purposeId: string;
  readonly language: 'nb' | 'en';
  /** Where they said so: asking out of the blue would itself be marketing by mail. */
  readonly via: string;
}

/** The addresses of the pages a mail links to, made by the web from tokens. */
export interface ConsentLinks {
  readonly confirm: (token: string) => string;
  readonly unsubscribe: (token: string) => string;
}

/**
 * Sends somebody a mail with a link where they confirm a consent they have said yes to: double opt-in. The ledger notes
 * that they were asked, with the wording; only their own answer makes it a consent.
 *
 * @throws Invalid (fields purpose, via) also when they have said no, or were asked lately; NotFound, NotAllowed
 */
export async function askForConsent(
  by: Member,
  contactId: string,
  request: ConsentRequest,
  links: ConsentLinks,
): Promise<void> {
  demand(by, 'write');
  const contact = await contactForChange(by, contactId);
  const problems: Record<string, FieldProblem> = {};
  if (!isHeardVia(request.via)) problems['via'] = 'form.choose';
  if (!isId(request.purposeId)) problems['purpose'] = 'form.choose';
  if (Object.keys(problems).length > 0 || !isHeardVia(request.via)) throw new Invalid(problems);
  const [purpose, wording, standing] = await Promise.all([
    findPurpose(request.purposeId),
    currentWording(request.purposeId),
    standingOf(contact.id),
  ]);
  if (purpose.basis !== 'consent' || !purpose.enabled || !wording) throw new Invalid({ purpose: 'form.choose' });
  const refusal = mayNotAsk(standing, purpose.code);
  if (refusal) throw new Invalid({ purpose: refusalKey[refusal] });
  const to = standing?.addresses.find(({ channel }) => channel === 'email');
  if (!to) throw new Invalid({ purpose: refusalKey['no-address'] });
  const { language } = request;
  const eventId = await appendConsentEvent({
    contactId: contact.id,
    purposeId: purpose.id,
    kind: 'asked',
    via: request.via,
    wording: seenIn(wording, language),
    by: asActor(by),
  });
  const [confirm, unsubscribe] = await Promise.all([
    makeLink('consent', contact.id, eventId, to),
    makeLink('unsubscribe', contact.id, purpose.id, to),
  ]);
  await writeMail('consent-request', {
    to: to.value,
    language,
    params: {
      tenantName: by.tenantName,
      purpose: titleOf(purpose, language),
      wording: textIn(wording, language),
      link: links.confirm(confirm),
      unsubscribe: links.unsubscribe(unsubscribe),
    },
    key: `consent-request:${eventId}`,
    about: { contactId: contact.id, purposeId: purpose.id },
  });
  await record(asActor(by), 'consent.asked', { kind: 'contact', id: contact.id }, { purpose: purpose.code });
}

type Refusal =
  | 'unknown-purpose'
  | 'unknown-subject'
  | 'erased'
  | 'restricted'
  | 'said-no'
  | 'given'
  | 'asked-lately'
  | 'no-address';

const refusalKey: Readonly<Record<Refusal, string>> = {
  'unknown-purpose': 'form.choose',
  'unknown-subject': 'consents.record.erased',
  erased: 'consents.record.erased',
  restricted: 'consents.ask.restricted',
  'said-no': 'consents.record.saidNo',
  given: 'consents.ask.given',
  'asked-lately': 'consents.ask.lately',
  'no-address': 'consents.ask.noEmail',
};

/** Why somebody may not be asked for a consent by mail; undefined when they may. */
export function mayNotAsk(standing: Standing | undefined, purposeCode: string): Refusal | undefined {
  const refusal = mayNotBeAsked(standing, purposeCode);
  if (refusal || !standing) return refusal ?? 'unknown-subject';
  const asked = standing.events.findLast(
    (event) => event.kind === 'asked' && event.purposeId === standing.purposes.find((p) => p.code === purposeCode)?.id,
  );
  const lately = asked && now().getTime() - asked.at.getTime() < ASKED_AGAIN_AFTER_DAYS * 86_400_000;
  return lately ? 'asked-lately' : undefined;
}

/** As `mayNotAsk`, at the moment the mail leaves, when they have just been asked. */
function mayNotBeAsked(standing: Standing | undefined, purposeCode: string): Refusal | undefined {
  const purpose = standing?.purposes.find(({ code }) => code === purposeCode);
  if (!standing || standing.subject === 'in-trash') return 'unknown-subject';
  if (!purpose?.enabled) return 'unknown-purpose';
  if (standing.subject !== 'known') return standing.subject;
  if (!standing.reachable.includes('email')) return 'no-address';
  // Who has said no to all marketing on e-mail is not written to about marketing, whatever the channel it is for.
  if (hasSaidNo(standing, purpose, ['email', ...scopesOf(purpose)])) return 'said-no';
  const given = scopesOf(purpose).every((channel) => decide(standing, purposeCode, channel).because === 'consent');
  return given ? 'given' : undefined;
}

/**
 * Why a mail about a purpose must not leave after all, asked in the transaction that hands it over: somebody may have
 * said no since it was written (hard case 7), or the address may be somebody else's by now (27). Undefined when it may.
 */
export async function refusedAtHandOff(mail: {
  readonly template: string;
  readonly contactId: string;
  readonly purposeId: string;
  readonly to: string;
}): Promise<Reason | Refusal | undefined> {
  const known = await standingOf(mail.contactId);
  const to = known?.addresses.find(
    ({ channel, value }) => channel === 'email' && value.toLowerCase() === mail.to.toLowerCase(),
  );
  // What the gate knows of a no, and of whom a yes is for, it knows of their own addresses alone.
  const standing = known && to ? reachedAt(known, to) : known;
  const code = standing?.purposes.find(({ id }) => id === mail.purposeId)?.code ?? '';
  const refusal = mail.template === 'consent-request' ? mayNotBeAsked(standing, code) : refusedTo(standing, code);
  return refusal ?? (to ? undefined : 'no-address');
}

function refusedTo(standing: Standing | undefined, code: string): Reason | undefined {
  const verdict = decide(standing, code, 'email');
  return verdict.allowed ? undefined : verdict.because;
}
