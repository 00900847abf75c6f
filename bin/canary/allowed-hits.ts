import { retentionCodes, type RetentionCode } from '../../src/domain/privacy/inventory/retention-codes.ts';
import type { CanaryTrace } from './look.ts';
import type { Who } from './person.ts';

/** Somewhere the canary may still be found, on what ground, and until when. Nothing else is allowed, and nothing for longer. */
export interface AllowedHit {
  /** `table.column`, and its statistics with it. */
  readonly place: string;
  readonly of: readonly Who[];
  /** The provision. */
  readonly law: string;
  /** Why that is the law of it, for whoever reads the list. */
  readonly because: string;
  /** Days after the erasure, counted in full months of 31 and years of 366. */
  readonly days: number;
}

/** How statistics of a column are called, before its name. */
const STATISTICS = 'statistics of ';
const ANY_STATISTICS = 'statistics of any column';

const DAYS = { day: 1, month: 31, year: 366 } as const;

/** The days of a retention code that is a length, from when the canary has asked: nothing it did is later. */
function daysOf(code: RetentionCode): number {
  const facts = retentionCodes[code];
  if (!('period' in facts)) throw new Error(`${code} is no length of time`);
  return facts.period.number * DAYS[facts.period.unit];
}

/** The written list. What was sent to the canary is on none: it is theirs, and no longer here. */
export const allowedHits: readonly AllowedHit[] = [
  ...until(
    daysOf('request') + 1,
    'GDPR art. 5(2), 12 and 17(3)(b), (e); foreldelsesloven § 2',
    'shows that somebody asked, what they were answered and that the law was followed',
    ['contact', 'user'],
    [
      'data_subject_requests.requester_name',
      'data_subject_requests.requester_email',
      'data_subject_requests.message',
      'data_subject_request_events.note',
      'data_subject_request_letters.body',
      'data_subject_request_letters.to_address',
      'identity_checks.sent_to',
    ],
  ),
  ...until(
    daysOf('request') + 1,
    'GDPR art. 5(2), 12 and 17(3)(b), (e); foreldelsesloven § 2',
    'the names of the files that came with a request by mail; the files are not kept',
    ['contact'],
    ['data_subject_requests.attachments'],
  ),
  ...until(
    daysOf('one-time-link') + 1,
    'GDPR art. 6(1)(b)',
    'a sign-up that waits for its confirmation',
    ['founder'],
    ['pending_sign_ups.details'],
  ),
  ...until(
    daysOf('mail') + 1,
    'GDPR art. 6(1)(f), 12(3)',
    'mail of OnNet’s to its own users: that it was sent, not what it said',
    ['user', 'founder'],
    ['mails.to_address'],
  ),
  ...until(
    1,
    'GDPR art. 32(1)(b)',
    'the samples that PostgreSQL plans by, which no role of the program reads, are taken anew each night',
    ['contact', 'user'],
    [ANY_STATISTICS],
  ),
];

/** Whether a place is on the list for somebody, so many days after they have asked. */
export const hitFor = (trace: CanaryTrace, days = 0): AllowedHit | undefined =>
  allowedHits.find((hit) => isAt(hit, trace.place) && hit.of.includes(trace.who) && days <= hit.days);

/** What may stand in a column may stand in its statistics too. */
const isAt = ({ place }: AllowedHit, found: string): boolean =>
  found === place || found === `${STATISTICS}${place}` || (place === ANY_STATISTICS && found.startsWith(STATISTICS));

function until(
  days: number,
  law: string,
  because: string,
  of: readonly Who[],
  places: readonly string[],
): readonly AllowedHit[] {
  return places.map((place) => ({ place, of, law, because, days }));
}
