import { isIP } from 'node:net';

import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { retentionCodes } from '../privacy/inventory/retention-codes.ts';
import { lawNumbers } from '../privacy/law-numbers.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';

/** Where somebody signs in from. */
export interface SignInFrom {
  /** The visitor's network address, as the trusted proxies tell it. */
  readonly address: string;
  /** Browser family and system; nothing finer. */
  readonly device: string;
}

/** One sign-in, or a try, as its owner sees it. */
export interface SignInEvent {
  readonly at: Date;
  readonly outcome: 'signed-in' | 'refused';
  /** Whole for 90 days, then the network it was in, such as `192.0.2.0/24`; null when it was not known. */
  readonly address: string | null;
  readonly device: string;
}

/** Days a sign-in is kept, and days of these with its whole address. */
export const SIGN_IN_DAYS = { kept: retentionCodes['security-log'].period.number, whole: lawNumbers.fullAddress.value };

/** How many of the newest are shown. */
const SHOWN = 20;

/**
 * Writes down a sign-in, or a try that was refused; of nobody's where the address has no user. Not of who has objected to the
 * log with success (Art. 21).
 */
export async function noteSignIn(
  userId: string | undefined,
  outcome: SignInEvent['outcome'],
  from: SignInFrom,
): Promise<void> {
  await inPlatform(() =>
    change(
      `insert into sign_in_events (id, user_id, at, outcome, address, device)
       select $1, $2::uuid, $3, $4, $5, $6
        where not exists (select from users where id = $2::uuid and sign_ins_unlogged_at is not null)`,
      [
        newId(),
        userId ?? null,
        now(),
        outcome,
        isIP(from.address) === 0 ? null : from.address,
        from.device.slice(0, 40),
      ],
    ),
  );
}

/** A user's own sign-ins and tries at their address, newest first; at most 20. */
export const signInsOf = (userId: string): Promise<SignInEvent[]> =>
  platformRead<SignInEvent>(
    `select at, outcome, text(address) as "address", device from sign_in_events
      where user_id = $1 order by at desc limit ${SHOWN}`,
    [userId],
  ).then((events) => events.map((event) => ({ ...event, address: event.address?.replace(/\/(32|128)$/, '') ?? null })));

/**
 * Cuts the address of sign-ins past 90 days down to its network (/24, or /48 of IPv6) and removes those past 180. What is
 * kept for who is restricted stays as it is (Art. 18). A second run finds nothing to do.
 */
export async function forgetSignIns(): Promise<void> {
  const unrestricted = `not exists (select from users u where u.id = user_id and u.restricted_at is not null)`;
  const daysAgo = (days: number): Date => new Date(now().getTime() - days * 86_400_000);
  await inPlatform(() =>
    Promise.all([
      change(`delete from sign_in_events where at <= $1 and ${unrestricted}`, [daysAgo(SIGN_IN_DAYS.kept)]),
      change(
        `update sign_in_events
            set address = network(set_masklen(address, case family(address) when 4 then 24 else 48 end))
          where at <= $1 and masklen(address) > case family(address) when 4 then 24 else 48 end
            and ${unrestricted}`,
        [daysAgo(SIGN_IN_DAYS.whole)],
      ),
    ]),
  );
}
