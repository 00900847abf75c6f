// What a ledger adds up to. Pure: the same events give the same state, whoever asks.
import type { Day } from '../../clock.ts';
import type { Channel } from '../purposes/purpose.ts';

/** What can happen to a consent. `objected` without a purpose is to all marketing (Art. 21(2)); `lapsed`: no longer covered; `merged`: another record became part of this one. */
export const eventKinds = ['asked', 'granted', 'withdrawn', 'objected', 'lapsed', 'merged'] as const;
export type EventKind = (typeof eventKinds)[number];

/** How it happened. The first five are the person's own act; the middle five are what a member writes down; the rest the program. */
export const vias = [
  'double-opt-in',
  'preference-page',
  'one-click',
  'link',
  'not-me',
  'in-person',
  'phone',
  'paper',
  'web-form',
  'e-mail',
  'merge',
  'import',
  'restore',
  'undo',
  'replay',
  'deletion',
] as const;
export type Via = (typeof vias)[number];

/** How a yes or a no reached the member who writes it down. */
export const heardVias = ['in-person', 'phone', 'paper', 'web-form', 'e-mail'] as const satisfies readonly Via[];
export type HeardVia = (typeof heardVias)[number];
/** Whether a member heard it, from somebody who named no address: what came in no such way came by a link. */
export const isHeardVia = (text: string): text is HeardVia => heardVias.some((via) => via === text);

/** One event of the ledger, as far as its meaning goes. */
export interface LedgerEvent {
  readonly id: string;
  readonly at: Date;
  readonly kind: EventKind;
  /** Null: every marketing purpose. */
  readonly purposeId: string | null;
  /** Null: every channel of the purpose. */
  readonly channel: Channel | null;
  readonly via: Via;
  readonly wordingVersion: number | null;
  /** The day it was said, where a member wrote it down later. */
  readonly saidOn: Day | null;
  /** The mark of the e-mail address it was said from, where it came by a link that was sent there: it is proven of no other. */
  readonly sentTo: string | null;
  /** The marks of the numbers and postal addresses they had then: it is for those. */
  readonly onFile: readonly string[];
}

export type ConsentStatus = 'unknown' | 'asked' | 'granted' | 'withdrawn' | 'objected' | 'lapsed';

/** Where a person stands on a purpose and channel, and the event that put them there. */
export interface ConsentState {
  readonly status: ConsentStatus;
  readonly event: LedgerEvent | undefined;
  /** The yeses that stand together, oldest first: each may be for another address. Empty unless the status is `granted`. */
  readonly yeses: readonly LedgerEvent[];
}

const nothing: ConsentState = { status: 'unknown', event: undefined, yeses: [] };

/**
 * The state of a person's consent to one purpose on one channel: the last thing they said stands. Being asked changes
 * nothing that was said before, and nothing that happened later is undone by an event that is added late.
 *
 * @param channel null for the purpose as a whole: then only what was said about all its channels counts
 */
export function foldConsent(
  events: readonly LedgerEvent[],
  purpose: { readonly id: string; readonly marketing: boolean },
  channel: Channel | null,
): ConsentState {
  let state = nothing;
  for (const event of inOrder(events)) {
    const concerns = event.purposeId === null ? purpose.marketing : event.purposeId === purpose.id;
    if (!concerns || (event.channel !== null && event.channel !== channel)) continue;
    if (event.kind === 'merged') continue;
    if (event.kind === 'asked') {
      if (state.status === 'unknown' || state.status === 'lapsed') state = { status: 'asked', event, yeses: [] };
    } else if (event.kind === 'lapsed') {
      // What lapses is a consent; a refusal stays one.
      if (!isStop(state.status)) state = { status: 'lapsed', event, yeses: [] };
    } else state = { status: event.kind, event, yeses: event.kind === 'granted' ? [...state.yeses, event] : [] };
  }
  return state;
}

/**
 * Whether something has been said or done about a purpose since an event asked for it: its question is over then, whatever
 * the answer was. So it is when the record became part of another, or another of it.
 * @param asked the id of the event that asked
 */
export function isAnswered(
  events: readonly LedgerEvent[],
  purpose: { readonly id: string; readonly marketing: boolean },
  asked: string,
): boolean {
  const ordered = inOrder(events);
  const at = ordered.findIndex(({ id }) => id === asked);
  return (
    at === -1 ||
    ordered.slice(at + 1).some(({ kind, purposeId }) => {
      if (kind === 'asked') return false;
      return purposeId === null ? purpose.marketing || kind === 'merged' : purposeId === purpose.id;
    })
  );
}

/** When it was said: the day that was written down, or else the moment it came. What was said last goes by `at`. */
export const saidAt = ({ saidOn, at }: Pick<LedgerEvent, 'saidOn' | 'at'>): Date | Day => saidOn ?? at;

/** Whether the person has said no. */
export const isStop = (status: ConsentStatus): boolean => status === 'withdrawn' || status === 'objected';

const inOrder = (events: readonly LedgerEvent[]): LedgerEvent[] =>
  events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
