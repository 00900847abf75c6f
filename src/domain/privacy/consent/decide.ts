// The gate's decision, from everything that is known about one person. Pure, so that it can be proven.
import { now, type Day } from '../../clock.ts';
import type { Basis, Channel, MarketingRule, Source } from '../purposes/purpose.ts';
import { foldConsent, isHeardVia, isStop, saidAt, type ConsentState, type LedgerEvent, type Via } from './fold.ts';
import { genericMailboxes, privateProviders, WASH_GOOD_FOR_DAYS, type LawId } from './marketing-law.ts';
import { mayCallAt } from './calling-hours.ts';

/** Why something is allowed. */
export const allowedBecause = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-interest',
  'legitimate-interest',
  'existing-customer',
  'generic-address',
  'not-reserved',
] as const;

/** Why it is not. */
export const deniedBecause = [
  'unknown-purpose',
  'purpose-off',
  'unknown-subject',
  'erased',
  'in-trash',
  'restricted',
  'no-address',
  'wrong-channel',
  'other-address',
  'suppressed',
  'objected',
  'withdrawn',
  'objection-waits',
  'never-asked',
  'waiting',
  'old-wording',
  'lapsed',
  'no-basis',
  'no-sale',
  'wash-needed',
] as const;

export type Reason = (typeof allowedBecause)[number] | (typeof deniedBecause)[number];

/** What a verdict rests on: ids, dates and words of ours, no address. */
export interface Evidence {
  readonly purpose?: string;
  readonly eventId?: string;
  /** A day where that is all that is known. */
  readonly since?: Date | Day;
  readonly via?: Via;
  readonly wordingVersion?: number;
  readonly source?: Source;
  readonly law?: LawId;
  /** An objection waits that nobody has shown to be theirs yet. */
  readonly provisional?: true;
  /** Calling is allowed, but not at this hour (markedsføringsloven § 14). */
  readonly notNow?: true;
}

/** The answer of the gate. */
export interface Verdict {
  readonly allowed: boolean;
  readonly because: Reason;
  readonly evidence: Evidence;
}

/** A purpose as the gate sees it. */
export interface GatePurpose {
  readonly id: string;
  readonly code: string;
  readonly basis: Basis;
  readonly enabled: boolean;
  readonly marketing: MarketingRule | null;
  readonly channels: readonly Channel[];
  /** The oldest version of its wording whose consents still hold; null when there is no wording. */
  readonly oldestValidVersion: number | null;
}

/** The basis of a purpose for one person. */
export interface GateBasis {
  readonly purposeId: string;
  readonly basis: Basis;
  readonly source: Source;
  readonly since: Date;
  /** The marks of the addresses that were given at the sale; null where none were written down. */
  readonly givenFor: readonly string[] | null;
}

/** A suppression that matches one of the person's addresses. */
export interface GateSuppression {
  readonly channel: Channel;
  /** Null: all marketing, except what `except` names. */
  readonly purposeId: string | null;
  readonly except: readonly string[];
  readonly since: Date;
}

/** An objection to what rests on an interest, before it is answered. */
export interface WaitingObjection {
  readonly since: Date;
  /** The desk says whose it is, and nobody has shown yet who asks. */
  readonly provisional: boolean;
}

/** Everything about one person that the gate decides by. */
export interface Standing {
  readonly subject: 'known' | 'erased' | 'in-trash' | 'restricted';
  readonly purposes: readonly GatePurpose[];
  readonly bases: readonly GateBasis[];
  readonly events: readonly LedgerEvent[];
  readonly suppressions: readonly GateSuppression[];
  /** The objection that waits for its answer; null when none does. */
  readonly objectionWaits: WaitingObjection | null;
  /** The channels there is an address for. */
  readonly reachable: readonly Channel[];
  /** The first e-mail address, to tell a business's mailbox from a person's. */
  readonly email: string | null;
  /** The marks of the address that is used on each channel: what a yes from one address, or a sale with it, is held against. */
  readonly marks: Readonly<Partial<Record<Channel, readonly string[]>>>;
  /** Nobody known as acting for a business: what protects consumers protects them. */
  readonly consumer: boolean;
  /** At a business that is a person in law or by name (ENK …): its common mailbox is that person's own. */
  readonly soleTrader: boolean;
  /** The day (`YYYY-MM-DD`) consumers were last held against Reservasjonsregisteret, with this person among them. */
  readonly washedOn: string | null;
}

/**
 * Whether something may be done for a purpose, to a person, on a channel, at the address that is used on it. Whatever is not known is a no.
 * @param channel null for what reaches nobody, such as an analysis
 */
export function decide(standing: Standing | undefined, purposeCode: string, channel: Channel | null): Verdict {
  const purpose = standing?.purposes.find(({ code }) => code === purposeCode);
  if (!standing) return no('unknown-subject');
  if (!purpose) return no('unknown-purpose');
  const about = { purpose: purpose.code };
  if (standing.subject !== 'known') return no(standing.subject, about);
  if (!purpose.enabled) return no('purpose-off', about);
  if (channel !== null && purpose.channels.length > 0 && !purpose.channels.includes(channel))
    return no('wrong-channel', about);
  if (channel === null && purpose.marketing !== null) return no('wrong-channel', about);
  if (channel !== null && !standing.reachable.includes(channel)) return no('no-address', about);
  return stopped(standing, purpose, channel) ?? ground(standing, purpose, channel);
}

const no = (because: (typeof deniedBecause)[number], evidence: Evidence = {}): Verdict => ({
  allowed: false,
  because,
  evidence,
});
const yes = (because: (typeof allowedBecause)[number], evidence: Evidence): Verdict => ({
  allowed: true,
  because,
  evidence,
});

/** What the person has said no to, or whoever had one of the addresses. Comes before every ground there may be. */
function stopped(standing: Standing, purpose: GatePurpose, channel: Channel | null): Verdict | undefined {
  const state = stateOf(standing, purpose, channel);
  if (state.status === 'objected' || state.status === 'withdrawn') return no(state.status, evidenceOf(purpose, state));
  const suppression = suppressionOf(standing, purpose, channel);
  if (suppression) return no('suppressed', { purpose: purpose.code, since: suppression.since });
  const waits = suspensionOf(standing, purpose);
  if (waits !== null)
    return no('objection-waits', {
      purpose: purpose.code,
      since: waits.since,
      ...(waits.provisional ? { provisional: true } : {}),
    });
  return undefined;
}

/**
 * What suspends a purpose for the person: what rests on an interest of ours stops when they object, however they said it, and is
 * given back only by an answer that shows compelling grounds (Art. 21(1) and 18(1)(d)). Null when nothing does.
 */
export const suspensionOf = (standing: Standing, { basis }: GatePurpose): WaitingObjection | null =>
  basis === 'legitimate-interest' ? standing.objectionWaits : null;

const suppressionOf = (
  standing: Standing,
  purpose: GatePurpose,
  channel: Channel | null,
): GateSuppression | undefined =>
  standing.suppressions.find(
    (one) =>
      one.channel === channel &&
      (one.purposeId === null
        ? purpose.marketing !== null && !one.except.includes(purpose.id)
        : one.purposeId === purpose.id),
  );

/** What a purpose reaches: its channels, or the purpose as a whole where it is bound to none. */
export const scopesOf = ({ channels }: GatePurpose): readonly (Channel | null)[] =>
  channels.length === 0 ? [null] : channels;

/** Whether the person, or whoever had one of their addresses, has said no to a purpose on any of these channels. */
export const hasSaidNo = (
  standing: Standing,
  purpose: GatePurpose,
  channels: readonly (Channel | null)[] = scopesOf(purpose),
): boolean =>
  channels.some(
    (channel) =>
      isStop(stateOf(standing, purpose, channel).status) || suppressionOf(standing, purpose, channel) !== undefined,
  );

/** Where the person stands on a purpose; on the channel where there is one. */
export const stateOf = (standing: Standing, purpose: GatePurpose, channel: Channel | null): ConsentState =>
  foldConsent(standing.events, { id: purpose.id, marketing: purpose.marketing !== null }, channel);

function evidenceOf(purpose: GatePurpose, { event }: Pick<ConsentState, 'event'>): Evidence {
  return {
    purpose: purpose.code,
    ...(event && { eventId: event.id, since: saidAt(event), via: event.via }),
    ...(event?.wordingVersion == null ? {} : { wordingVersion: event.wordingVersion }),
  };
}

function ground(standing: Standing, purpose: GatePurpose, channel: Channel | null): Verdict {
  if (purpose.basis === 'consent') return consent(standing, purpose, channel);
  const basis = standing.bases.find(({ purposeId }) => purposeId === purpose.id);
  if (!basis) return no('no-basis', { purpose: purpose.code });
  const about = { purpose: purpose.code, since: basis.since, source: basis.source };
  // What was written down for the person rests on another basis than the purpose does now.
  if (basis.basis !== purpose.basis) return no('no-basis', about);
  if (purpose.marketing === 'existing-customer')
    return fromSale(standing, basis, channel, { ...about, law: 'existing-customer' });
  if (purpose.marketing === 'reservation') return notReserved(standing, channel, about);
  return yes(purpose.basis, about);
}

/** News of similar goods may be sent to the electronic address that was given at the sale (mfl. § 15 third paragraph), and to no other. */
function fromSale(standing: Standing, basis: GateBasis, channel: Channel | null, about: Evidence): Verdict {
  if (basis.source !== 'sale') return no('no-sale', about);
  const marks = channel === null ? undefined : standing.marks[channel];
  return marks?.some((mark) => basis.givenFor?.includes(mark))
    ? yes('existing-customer', about)
    : no('other-address', about);
}

/**
 * The last yes that stands and covers the address used on a channel. What somebody said on paper, by a form or by word of mouth is theirs,
 * whichever address they have. What was said by a link has proven the e-mail address it was sent to (hard case 27), and is for the numbers
 * and postal addresses they had then; for none where nobody knows which those were.
 */
export const yesCovering = (
  standing: Standing,
  purpose: GatePurpose,
  channel: Channel | null,
): LedgerEvent | undefined =>
  stateOf(standing, purpose, channel).yeses.findLast((said) => channel === null || covers(said, channel, standing));

function covers({ via, sentTo, onFile }: LedgerEvent, channel: Channel, { marks }: Standing): boolean {
  const proven = channel === 'email' ? [sentTo] : onFile;
  return isHeardVia(via) || (marks[channel]?.some((mark) => proven.includes(mark)) ?? false);
}

function consent(standing: Standing, purpose: GatePurpose, channel: Channel | null): Verdict {
  const state = stateOf(standing, purpose, channel);
  const covering = yesCovering(standing, purpose, channel);
  const about = evidenceOf(purpose, { event: covering ?? state.event });
  const { oldestValidVersion: oldest } = purpose;
  const version = covering?.wordingVersion ?? null;
  if (version !== null && oldest !== null && version >= oldest) return yes('consent', about);
  // Before what a consent lacks: where none is needed, none that is too old or has lapsed takes anything away.
  if (purpose.marketing !== null && channel === 'email' && !standing.soleTrader && isGenericMailbox(standing.email))
    return yes('generic-address', { purpose: purpose.code, law: 'generic-address' });
  if (state.status === 'granted') return no(covering ? 'old-wording' : 'other-address', about);
  const law = purpose.marketing === null || channel === 'phone' ? {} : { law: 'consent-needed' as const };
  if (state.status === 'asked') return no('waiting', { ...about, ...law });
  return no(state.status === 'lapsed' ? 'lapsed' : 'never-asked', { ...about, ...law });
}

function notReserved(standing: Standing, channel: Channel | null, about: Evidence): Verdict {
  if (standing.consumer && !isFresh(standing.washedOn)) return no('wash-needed', { ...about, law: 'reservation' });
  const late = standing.consumer && channel === 'phone' && !mayCallAt(now());
  return yes('not-reserved', {
    ...about,
    law: late ? 'hours' : 'reservation',
    ...(late ? { notNow: true as const } : {}),
  });
}

const isFresh = (day: string | null): boolean =>
  day !== null && now().getTime() - new Date(`${day}T00:00:00Z`).getTime() <= WASH_GOOD_FOR_DAYS * 86_400_000;

/** Whether an address belongs to a business rather than to a person: `post@firma.no`. */
export function isGenericMailbox(address: string | null): boolean {
  const [mailbox = '', host = ''] = (address ?? '').toLowerCase().split('@');
  return genericMailboxes.includes(mailbox) && !privateProviders.includes(host);
}
