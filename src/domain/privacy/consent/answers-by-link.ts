import { record, system } from '../../audit/audit.ts';
import { inTenant, readingTenant, sql } from '../../tenancy.ts';
import type { Channel } from '../purposes/purpose.ts';
import { findPurpose, titleOf } from '../purposes/purposes.ts';
import { currentWording, findWording, seenIn, textIn, type Wording } from '../purposes/wordings.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import type { Address } from '../suppression/address-hash.ts';
import { liftForPerson, suppress } from '../suppression/suppress.ts';
import { decide, stateOf, type GatePurpose, type Standing } from './decide.ts';
import { isStop, type Via } from './fold.ts';
import { appendConsentEvent } from './ledger.ts';
import { addressOfLink, makeLink, openLink, type OpenedLink } from './links.ts';
import { presentContact } from './never-widened.ts';
import { standingOf } from './standing.ts';
import { stop } from './stop.ts';

/** The person themselves, who has opened a link that only they were sent. */
const person = { kind: 'person' } as const;

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

/** Somebody behind a link, with what a page about them needs. */
interface Visitor {
  readonly link: OpenedLink;
  /** The contact of the link, or the one it became part of. */
  readonly contactId: string;
  readonly standing: Standing | undefined;
  readonly tenantName: string;
  readonly addresses: readonly Address[];
  /** The address the link was sent to, while it is theirs. */
  readonly address: Address | undefined;
}

/** In the open transaction of the link's tenant; undefined when that customer has left. */
async function visitorOf(link: OpenedLink): Promise<Visitor | undefined> {
  const contactId = await presentContact(link.contactId);
  const [[tenant], standing, addresses] = await Promise.all([
    sql<{ name: string }>(`select name from tenants where id = $1 and ended_at is null`, [link.tenantId]),
    standingOf(contactId),
    addressesOf([contactId]),
  ]);
  const known = addresses.get(contactId) ?? [];
  const emails = known.filter(({ channel }) => channel === 'email');
  return (
    tenant && {
      link,
      contactId,
      standing,
      tenantName: tenant.name,
      addresses: known,
      address: await addressOfLink(link, emails),
    }
  );
}

/** A wording that a link asks about and that can still be agreed to. */
interface OpenQuestion extends Visitor {
  readonly wording: Wording;
  readonly purpose: GatePurpose;
  readonly titles: { readonly titleNb: string; readonly titleEn: string };
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
  return { ...visitor, address: visitor.address, wording, purpose, titles: await findPurpose(purpose.id) };
}

const scopesOf = ({ channels }: GatePurpose): readonly (Channel | null)[] =>
  channels.length === 0 ? [null] : channels;

const isGiven = (standing: Standing | undefined, purpose: GatePurpose): boolean =>
  standing !== undefined &&
  scopesOf(purpose).every((channel) => stateOf(standing, purpose, channel).status === 'granted') &&
  scopesOf(purpose).some((channel) => decide(standing, purpose.code, channel).because === 'consent');

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
      purpose: titleOf(question.titles, language),
      wording: textIn(question.wording, language),
      given: isGiven(question.standing, question.purpose),
      preferences: await preferencesLink(question.contactId, question.address),
    }
  );
}

const preferencesLink = (contactId: string, to: Address): Promise<string> =>
  makeLink('preferences', contactId, contactId, to);

/**
 * The person says yes, by the button of that page. Once or many times, it is one consent, with the wording in the
 * language they read it in and where the link was sent as its proof. What was suppressed at that address for this
 * purpose is lifted: nobody but they could do this.
 * @returns whether the link was open
 */
export async function giveConsent(tenantId: string, token: string, language: 'nb' | 'en'): Promise<boolean> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await lockContact(tenantId, await presentContact(link.contactId));
    const question = await openQuestion(link);
    if (!question) return false;
    if (isGiven(question.standing, question.purpose)) return true;
    await grant(question, question.purpose, question.wording, language, 'double-opt-in');
    return true;
  });
}

const lockContact = (tenantId: string, contactId: string): Promise<object[]> =>
  sql(`select from contacts where tenant_id = $1 and id = $2 for update`, [tenantId, contactId]);

async function grant(
  { contactId, link, address, standing }: Visitor,
  purpose: GatePurpose,
  wording: Wording,
  language: 'nb' | 'en',
  via: Via,
): Promise<void> {
  const asked = standing?.events.findLast(({ kind, purposeId }) => kind === 'asked' && purposeId === purpose.id);
  await Promise.all([
    appendConsentEvent({
      contactId,
      purposeId: purpose.id,
      kind: 'granted',
      via,
      wording: seenIn(wording, language),
      evidence: { sentTo: link.sentTo, ...(asked ? { asked: asked.id } : {}) },
      by: person,
    }),
    ...(address && purpose.channels.includes('email') ? [liftForPerson(address, purpose.id)] : []),
    record(system, 'consent.granted', { kind: 'contact', id: contactId }, { purpose: purpose.code }),
  ]);
}

/**
 * "This is not me": the mailbox has another owner. Nothing more is sent there for this purpose, and the person the mail
 * was meant for has consented to nothing (hard case 27). @returns whether the link was open
 */
export async function disown(tenantId: string, token: string): Promise<boolean> {
  const link = await openLink(tenantId, token, 'consent');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    const [visitor, wording] = [await visitorOf(link), await findWording(link.aboutId)];
    if (!visitor || !wording) return false;
    const { contactId, address } = visitor;
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

/** What the page of a withdrawal shows. */
export interface WithdrawalQuestion {
  readonly tenantName: string;
  readonly purpose: string;
  readonly done: boolean;
  /** Of a link to the page of all their choices, while the address is theirs. */
  readonly preferences: string | undefined;
}

/** What the page behind a link of withdrawal asks. It opens also for who is erased by now. */
export async function withdrawalQuestion(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
): Promise<WithdrawalQuestion | undefined> {
  const link = await openLink(tenantId, token, 'unsubscribe');
  return link && readingTenant(tenantId, () => aboutWithdrawal(link, language));
}

async function aboutWithdrawal(link: OpenedLink, language: 'nb' | 'en'): Promise<WithdrawalQuestion | undefined> {
  const visitor = await visitorOf(link);
  if (!visitor) return undefined;
  const { contactId, address, standing, tenantName } = visitor;
  const purpose = await findPurpose(link.aboutId);
  return {
    tenantName,
    purpose: titleOf(purpose, language),
    done: isStopped(standing, purpose.id),
    preferences: address && standing?.subject === 'known' ? await preferencesLink(contactId, address) : undefined,
  };
}

function isStopped(standing: Standing | undefined, purposeId: string): boolean {
  const purpose = standing?.purposes.find(({ id }) => id === purposeId);
  return (
    standing !== undefined &&
    purpose !== undefined &&
    scopesOf(purpose).every((channel) => isStop(stateOf(standing, purpose, channel).status))
  );
}

/**
 * The person withdraws, by the button of the page, or by the one of their mail program (RFC 8058). At once, without
 * signing in, for the whole purpose; a second time changes nothing. @returns whether the link was open
 */
export async function withdrawByLink(tenantId: string, token: string, via: 'link' | 'one-click'): Promise<boolean> {
  const link = await openLink(tenantId, token, 'unsubscribe');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    const visitor = await visitorOf(link);
    if (!visitor) return false;
    const purpose = await findPurpose(link.aboutId);
    if (isStopped(visitor.standing, purpose.id)) return true;
    await stopBy(visitor, purpose.id, via);
    return true;
  });
}

async function stopBy(visitor: Visitor, purposeId: string | null, via: Via): Promise<void> {
  await Promise.all([
    stop({
      contactId: visitor.contactId,
      purposeId,
      channel: null,
      via,
      by: person,
      evidence: { sentTo: visitor.link.sentTo },
    }),
    record(system, purposeId === null ? 'consent.objected' : 'consent.withdrawn', {
      kind: 'contact',
      id: visitor.contactId,
    }),
  ]);
}

/** One line of the preference page. */
export interface Preference {
  readonly purposeId: string;
  readonly title: string;
  /** What one says yes to; empty where nothing is asked but can be objected to. */
  readonly wording: string;
  readonly kind: 'consent' | 'interest';
  readonly on: boolean;
}

/** Everything a person can say yes and no to at a tenant. */
export interface Preferences {
  readonly tenantName: string;
  readonly lines: readonly Preference[];
  /** They have said no to all marketing. */
  readonly objected: boolean;
}

/** What the preference page shows. Undefined when the link opens nothing, or the record is gone. */
export async function preferencesByLink(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
): Promise<Preferences | undefined> {
  const link = await openLink(tenantId, token, 'preferences');
  return link && readingTenant(tenantId, () => preferencesOf(link, language));
}

async function preferencesOf(link: OpenedLink, language: 'nb' | 'en'): Promise<Preferences | undefined> {
  const visitor = await visitorOf(link);
  if (!visitor?.address || visitor.standing?.subject !== 'known') return undefined;
  const { standing } = visitor;
  const lines = await Promise.all(choosable(standing).map((purpose) => preference(standing, purpose, language)));
  return {
    tenantName: visitor.tenantName,
    lines: lines.filter((line) => line !== undefined),
    objected: standing.events.some(({ kind, purposeId }) => kind === 'objected' && purposeId === null),
  };
}

/** Consents that can be given, and interests that this person's data serves and that can be objected to. */
const choosable = (standing: Standing): GatePurpose[] =>
  standing.purposes.filter(
    (purpose) =>
      purpose.enabled &&
      (purpose.basis === 'consent'
        ? purpose.oldestValidVersion !== null
        : purpose.basis === 'legitimate-interest' && standing.bases.some(({ purposeId }) => purposeId === purpose.id)),
  );

async function preference(
  standing: Standing,
  purpose: GatePurpose,
  language: 'nb' | 'en',
): Promise<Preference | undefined> {
  const [titles, wording] = await Promise.all([findPurpose(purpose.id), currentWording(purpose.id)]);
  const consent = purpose.basis === 'consent';
  return {
    purposeId: purpose.id,
    title: titleOf(titles, language),
    wording: consent && wording ? textIn(wording, language) : '',
    kind: consent ? 'consent' : 'interest',
    on: consent ? isGiven(standing, purpose) : !isStopped(standing, purpose.id),
  };
}

/**
 * Saves what a person ticked on the preference page: a yes to each consent that was not given, a no to each purpose that
 * was on. An interest that was objected to is not taken up again by a tick.
 * @returns whether the link was open
 */
export async function savePreferences(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
  ticked: readonly string[],
): Promise<boolean> {
  const link = await openLink(tenantId, token, 'preferences');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await lockContact(tenantId, await presentContact(link.contactId));
    const [visitor, shown] = [await visitorOf(link), await preferencesOf(link, language)];
    if (!visitor || !shown) return false;
    for (const { purposeId, on, kind } of shown.lines) {
      const wanted = ticked.includes(purposeId);
      if (on && !wanted) await stopBy(visitor, purposeId, 'preference-page');
      else if (!on && wanted && kind === 'consent') await grantFromPage(visitor, purposeId, language);
    }
    return true;
  });
}

async function grantFromPage(visitor: Visitor, purposeId: string, language: 'nb' | 'en'): Promise<void> {
  const purpose = visitor.standing?.purposes.find(({ id }) => id === purposeId);
  const wording = await currentWording(purposeId);
  if (purpose && wording) await grant(visitor, purpose, wording, language, 'preference-page');
}

/** The person says no to all marketing, on the preference page (Art. 21(2)). @returns whether the link was open */
export async function objectByLink(tenantId: string, token: string): Promise<boolean> {
  const link = await openLink(tenantId, token, 'preferences');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    const visitor = await visitorOf(link);
    if (!visitor) return false;
    await stopBy(visitor, null, 'preference-page');
    return true;
  });
}
