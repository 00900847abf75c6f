import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay } from '../../clock.ts';
import { readPhone } from '../../contacts/phone-number.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { suppress } from './suppress.ts';

/** When the consumers were last held against Reservasjonsregisteret, as `YYYY-MM-DD`, and by whom. */
export async function lastWash(): Promise<{ readonly day: string; readonly by: string } | undefined> {
  const [row] = await sql<{ day: string; by: string }>(
    `select to_char(w.washed_on, 'YYYY-MM-DD') as day, m.name as by
       from reservation_washes w join members m on m.tenant_id = $1 and m.id = w.recorded_by
      where w.tenant_id = $1 order by w.washed_on desc limit 1`,
    [currentTenantId()],
  );
  return row;
}

/** The most numbers one wash can tell of; longer lists are told in several. */
const MOST_RESERVED = 5_000;

/**
 * Writes down that the consumers were held against Reservasjonsregisteret (markedsføringsloven § 13), and puts those who
 * have reserved themselves there out of use for selling by phone.
 * @param typed the day as `YYYY-MM-DD`, and the numbers of those who had reserved themselves, one per line
 * @throws Invalid (fields day, reserved), NotAllowed
 */
export async function recordWash(
  by: Member,
  typed: { readonly day: string; readonly reserved: string },
): Promise<void> {
  demand(by, 'privacy');
  if (!isDay(typed.day)) throw new Invalid({ day: 'form.date' });
  if (typed.day > osloDay(now())) throw new Invalid({ day: 'consents.contact.future' });
  const numbers = typed.reserved
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (numbers.length > MOST_RESERVED || numbers.some((number) => readPhone(number) === undefined))
    throw new Invalid({ reserved: 'form.phone' });
  const id = newId();
  await Promise.all([
    change(
      `insert into reservation_washes (tenant_id, id, washed_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)`,
      [by.tenantId, id, typed.day, now(), by.id],
    ),
    suppress(
      [...new Set(numbers)].map((value) => ({ channel: 'phone' as const, value })),
      null,
      'register',
    ),
    record(asActor(by), 'consent.washed', { kind: 'wash', id }, { rows: numbers.length }),
  ]);
}
