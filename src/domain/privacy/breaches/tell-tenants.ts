import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { faultPoint } from '../../fault-points.ts';
import { tenantIdsWithData } from '../../housekeeping.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { owe, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inPlatform, inTenant, sql } from '../../tenancy.ts';
import { tenantLifecycle, tenantStates } from '../../tenants/lifecycle.ts';
import { deskLink } from '../registers/desk-link.ts';
import { ownersToTell } from '../../tenants/owners-to-tell.ts';
import { breach, knownOf, type Breach } from './breach.ts';
import type { Keeper } from './keep-breach.ts';
import { oweReminders } from './reminders.ts';

/** All tenants that OnNet has said a breach of its own touches: each of them is owed the notice. In the platform's transaction. */
export const affectedTenants = (id: string): Promise<{ readonly tenantId: string }[]> =>
  sql(
    `select affected_tenant_id as "tenantId" from breach_tenants where tenant_id = $1 and breach_id = $2
      order by affected_tenant_id`,
    [PLATFORM_TENANT_ID, id],
  );

/**
 * Says which tenants a breach of OnNet's touches, all or some by id, and owes them the notice (Art. 33(2)). Called again it adds
 * tenants, and tells those who know already what is new; with nothing new it does nothing. In the platform's transaction.
 * @throws Invalid (field `tenants`), NotFound
 */
export async function tellAffected(by: Keeper, id: string, which: 'all' | readonly string[]): Promise<void> {
  const one = await breach(id);
  // Who has ended is told too, in the grace and after it: what they had is here until it is erased, and they answer for it.
  const here = await tenantIdsWithData();
  const chosen = which === 'all' ? here : which.filter((tenant) => isId(tenant) && here.includes(tenant));
  if (chosen.length === 0) throw new Invalid({ tenants: 'breaches.problem.tenants' });
  await change(
    `insert into breach_tenants (tenant_id, breach_id, affected_tenant_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [PLATFORM_TENANT_ID, id, chosen],
  );
  // When they were told shows that it was without undue delay.
  // Who is told only grows, so their number says which they are: the same said twice is one telling.
  const told = `${one.version}:${(await affectedTenants(id)).length}`;
  const entered = await change(
    `insert into breach_entries (tenant_id, id, breach_id, key, kind, at) values ($1, $2, $3, $4, 'customers', $5)
     on conflict (tenant_id, breach_id, key) do nothing`,
    [PLATFORM_TENANT_ID, newId(), id, `customers:${told}`, now()],
  );
  if (entered === 0) return;
  await owe('breach-notice', `${id}:${told}`, { subjectId: id });
  await record(by.actor, 'breach.tenants-told', { kind: 'breach', id }, { tenants: chosen.length });
}

/**
 * Carries out the notice to each tenant a breach of OnNet's touches: a case of its own with the clock running from now, and a
 * mail to its owners; a tenant that has the case gets what is known now as a supplement. Nobody is told the same twice.
 */
export async function tellOfBreach(obligation: LeasedObligation): Promise<void> {
  const id = obligation.subjectId ?? '';
  const [one, tenants] = await inPlatform(() => Promise.all([breach(id), affectedTenants(id)]));
  for (const { tenantId } of tenants) {
    await inTenant(tenantId, () => tellTenant(tenantId, one));
    await faultPoint('tenant told of breach');
  }
  await inPlatform(() => settle(obligation));
}

async function tellTenant(tenantId: string, one: Breach): Promise<void> {
  const { holdsData, members } = tenantStates[(await tenantLifecycle()).state];
  // Erased since it was owed: there is nothing of theirs that it could touch, and nobody to tell.
  if (!holdsData) return;
  const caseId = newId();
  const awareAt = now();
  const opened = await change(
    `insert into breaches (tenant_id, id, origin_id, aware_at, began_at, ended_at, kinds, nature, people_categories,
                           people_count, data_categories, records_count, consequences, measures)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (tenant_id, origin_id) do nothing`,
    [
      tenantId,
      caseId,
      one.id,
      awareAt,
      one.beganAt,
      one.endedAt,
      one.kinds,
      one.nature,
      one.peopleCategories,
      null,
      one.dataCategories,
      null,
      one.consequences,
      one.measures,
    ],
  );
  if (opened === 1) {
    await oweReminders(caseId, awareAt);
    await record(system, 'breach.reported', { kind: 'breach', id: caseId });
  } else if ((await supplement(tenantId, one)) === 0) return;
  for (const owner of await ownersToTell())
    await writeMail('breach-notice', {
      to: owner.email,
      language: owner.language,
      params: {
        more: opened === 0 ? 'yes' : 'no',
        link: members === 'none' ? '' : deskLink(owner.tenantSlug, 'breaches'),
        known: members === 'none' ? knownOf(one) : '',
      },
      key: `breach:${one.id}:${one.version}:${owner.memberId}`,
    });
}

/** What is known now, beside what the tenant has written itself; 0 when it was told this already. */
const supplement = (tenantId: string, one: Breach): Promise<number> =>
  change(
    `insert into breach_entries (tenant_id, id, breach_id, key, kind, body, at)
     select tenant_id, $3, id, $4, 'supplement', $5, $6 from breaches
      where tenant_id = $1 and origin_id = $2 and $7 > 1
     on conflict (tenant_id, breach_id, key) do nothing`,
    [tenantId, one.id, newId(), `origin:${one.version}`, knownOf(one), now(), one.version],
  );
