import { faultPoint } from '../../fault-points.ts';
import { osloDay, daysAfter, daysBetween } from '../../clock.ts';
import { writeMail } from '../../mail/mail.ts';
import { owe, settle, type LeasedObligation } from '../../outbox.ts';
import { lawNumbers } from '../../privacy/law-numbers.ts';
import { deskLink } from '../../privacy/registers/desk-link.ts';
import { ownersToTell } from '../owners-to-tell.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { erasedBy, graceUntil } from '../grace.ts';

/** Days before the last day of grace on which the owners are reminded, the earliest first. */
const reminderDays = [lawNumbers.graceFirstReminder.value, lawNumbers.graceLastReminder.value] as const;

/** Owes the reminders of the end at a moment, each for the morning of its day, in the transaction that ends the tenant. */
export async function oweEndReminders(endedAt: Date): Promise<void> {
  for (const days of reminderDays)
    await owe('end-reminder', `${endedAt.toISOString()}/${days}`, {
      dueAt: new Date(`${daysAfter(graceUntil(endedAt), -days)}T07:00:00Z`),
    });
}

/**
 * Reminds every owner that the grace is nearly over, while it is the end that the reminder was owed for: one that was taken
 * back, is carried out, or is another's by now says nothing. When a worker was away, only the tightest one missed is mailed.
 */
export async function remindOfEnd(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key } = obligation;
  const [endedAt = '', days = ''] = key.split('/');
  await inTenant(tenantId, async () => {
    const [tenant] = await sql<{ name: string; endedAt: Date }>(
      `select name, ended_at as "endedAt" from tenants where id = $1 and ended_at is not null and closed_at is null`,
      [tenantId],
    );
    if (tenant?.endedAt.toISOString() === endedAt && isNow(tenant.endedAt, Number(days)))
      for (const owner of await ownersToTell())
        await writeMail('tenant-end-reminder', {
          to: owner.email,
          language: owner.language,
          params: {
            tenantName: tenant.name,
            graceUntil: graceUntil(tenant.endedAt),
            erasedBy: erasedBy(tenant.endedAt),
            link: deskLink(owner.tenantSlug, 'ending'),
          },
          key: `end-reminder:${key}:${owner.memberId}`,
        });
    await faultPoint('owners reminded');
    await settle(obligation);
  });
}

/** Whether a reminder is the tightest one reached, and the grace still runs. */
function isNow(endedAt: Date, days: number): boolean {
  const left = daysBetween(osloDay(), graceUntil(endedAt));
  return left >= 0 && days === reminderDays.findLast((one) => left <= one);
}
