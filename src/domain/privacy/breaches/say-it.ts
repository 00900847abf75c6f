import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { breachEntries, lockedBreach } from './breach.ts';
import { LONGEST_TEXT } from './breach-form.ts';
import { isLate, type Keeper } from './keep-breach.ts';

/** What the form of a notification holds. */
export interface Said {
  readonly kind: 'authority' | 'people';
  /** What was said, and why it is late where it is. */
  readonly body: string;
  /** The number Datatilsynet gave it. */
  readonly reference: string;
  /** The notification as it was sent, for the register. */
  readonly form: object | undefined;
}

/**
 * Writes down that Datatilsynet, or the people, were told. Datatilsynet may be told in phases (Art. 33(4)): each is an entry of
 * its own, with the form as it was. The first one after the deadline must say why it is late.
 * @throws Invalid (field `body`), NotFound
 */
export async function sayIt(by: Keeper, id: string, { kind, body, reference, form }: Said): Promise<void> {
  const one = await lockedBreach(id);
  if (body.length > LONGEST_TEXT) throw new Invalid({ body: { key: 'form.tooLong', params: { count: LONGEST_TEXT } } });
  const before = (await breachEntries(id)).filter((entry) => entry.kind === kind).length;
  if (kind === 'people' && body === '') throw new Invalid({ body: 'form.required' });
  if (kind === 'authority' && before === 0 && body === '' && isLate(one.awareAt))
    throw new Invalid({ body: 'breaches.problem.late' });
  await change(
    `insert into breach_entries (tenant_id, id, breach_id, key, kind, body, reference, form, by_member, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      currentTenantId(),
      newId(),
      id,
      `${kind}:${before + 1}`,
      kind,
      body,
      reference,
      form === undefined ? null : JSON.stringify(form),
      by.memberId,
      now(),
    ],
  );
  await record(by.actor, kind === 'authority' ? 'breach.notified' : 'breach.people-told', { kind: 'breach', id });
}
