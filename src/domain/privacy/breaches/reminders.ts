import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { operatorsToTell } from '../../operations/operators-to-tell.ts';
import { outside } from '../../outside.ts';
import { owe, settle, type LeasedObligation } from '../../outbox.ts';
import { inTenant } from '../../tenancy.ts';
import { membersGetIn } from '../../tenants/lifecycle.ts';
import { lawNumbers } from '../law-numbers.ts';
import { deskLink } from '../registers/desk-link.ts';
import { ownersToTell } from '../../tenants/owners-to-tell.ts';
import { breach, knownOf, notifyBy, stillToTell } from './breach.ts';

/** When somebody is reminded: a third and two thirds of the way, and six hours before the end. */
export function remindersOf(awareAt: Date): { readonly hours: number; readonly dueAt: Date }[] {
  const all = lawNumbers.breachNotice.value;
  return [Math.floor(all / 3), Math.floor((2 * all) / 3), all - 6].map((hours) => ({
    hours,
    dueAt: new Date(awareAt.getTime() + hours * 3_600_000),
  }));
}

/**
 * Owes a reminder at each of its hours, while the clock runs from `awareAt`. Of those that have been, somebody who learns of
 * it late gets the last one alone.
 */
export async function oweReminders(id: string, awareAt: Date): Promise<void> {
  const all = remindersOf(awareAt);
  const passed = all.filter(({ dueAt }) => dueAt <= now());
  for (const { hours, dueAt } of [...passed.slice(-1), ...all.slice(passed.length)])
    await owe('breach-reminder', `${id}:${hours}:${awareAt.getTime()}`, { subjectId: id, dueAt });
}

/** Whether a reminder was owed for a moment that has been corrected since; others are owed in its place. */
const isOvertaken = (key: string, awareAt: Date): boolean => key.split(':')[2] !== String(awareAt.getTime());

/**
 * Reminds the owners, or OnNet's operators of its own case, of whom nobody has told yet. Says nothing when there is nobody left.
 * Whose account is closed cannot open the case: the mail says what is known instead.
 */
export async function remindOfBreach(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key } = obligation;
  await inTenant(tenantId, async () => {
    const one = await breach(obligation.subjectId ?? '');
    const untold = stillToTell(one);
    if (untold.length > 0 && !isOvertaken(key, one.awareAt))
      for (const somebody of await peopleToRemind(tenantId))
        await writeMail('breach-reminder', {
          to: somebody.email,
          language: somebody.language,
          params: {
            by: untold.includes('authority') ? notifyBy(one).toISOString() : '',
            customers: untold.includes('customers') ? 'yes' : 'no',
            link: somebody.link,
            known: somebody.link === '' ? knownOf(one) : '',
          },
          key: `breach:${key}:${somebody.id}`,
        });
    await faultPoint('reminded');
    await settle(obligation);
  });
}

interface Reminded {
  readonly id: string;
  readonly email: string;
  readonly language: 'nb' | 'en';
  /** Empty for whoever gets in no more. */
  readonly link: string;
}

async function peopleToRemind(tenantId: string): Promise<Reminded[]> {
  if (tenantId === PLATFORM_TENANT_ID)
    return (await operatorsToTell()).map((one) => ({ ...one, link: `${outside().publicUrl}/operator/breaches` }));
  const getsIn = await membersGetIn();
  return (await ownersToTell()).map(({ memberId, email, language, tenantSlug }) => ({
    id: memberId,
    email,
    language,
    link: getsIn ? deskLink(tenantSlug, 'breaches') : '',
  }));
}
