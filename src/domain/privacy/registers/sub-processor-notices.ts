import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { faultPoint } from '../../fault-points.ts';
import { tenantIdsWithData } from '../../housekeeping.ts';
import { isId, newId } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { readHostsAgain } from '../../outbound/allowed-hosts.ts';
import { outside } from '../../outside.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../tenancy.ts';
import { membersGetIn } from '../../tenants/lifecycle.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { deskLink } from './desk-link.ts';
import { demandOperator, type Operator } from './operator.ts';
import { ownersToTell } from '../../tenants/owners-to-tell.ts';
import { subProcessor } from './sub-processors.ts';

/** What a tenant was told about one sub-processor. `effectiveOn` is `YYYY-MM-DD`. */
export interface SubProcessorNotice {
  readonly id: string;
  readonly subProcessorId: string;
  readonly change: 'new' | 'ending';
  readonly effectiveOn: string;
  readonly noticedAt: Date;
  /** What the tenant objected, and what OnNet answered. */
  readonly protest: string | null;
  readonly protestedAt: Date | null;
  readonly protestedBy: string | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** Longest objection and answer, in characters. */
export const LONGEST_PROTEST = 4000;

/**
 * Carries out the obligation to tell every tenant of a change in the register: a notice on its privacy desk and a mail to
 * each of its owners. Whoever leaves is told too, until what they are controller of is erased. Stopped half-way it goes on where it was; nobody is told the same twice.
 */
export async function tellOfSubProcessor(obligation: LeasedObligation): Promise<void> {
  const what = obligation.key.startsWith('ending:') ? 'ending' : 'new';
  const row = await subProcessor(obligation.subjectId ?? '');
  const effectiveOn = what === 'ending' ? (row.until ?? row.since) : row.since;
  for (const tenantId of await tenantIdsWithData()) {
    await inTenant(tenantId, async () => {
      const added = await change(
        `insert into sub_processor_notices (tenant_id, id, sub_processor_id, change, effective_on, noticed_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, sub_processor_id, change) do update
            set effective_on = excluded.effective_on, noticed_at = excluded.noticed_at
          where sub_processor_notices.effective_on <> excluded.effective_on`,
        [tenantId, newId(), row.id, what, effectiveOn, now()],
      );
      if (added === 0) return;
      const getsIn = await membersGetIn();
      for (const owner of await ownersToTell())
        await writeMail('sub-processor-notice', {
          to: owner.email,
          language: owner.language,
          params: {
            name: row.name,
            change: what,
            effectiveOn,
            link: getsIn
              ? deskLink(owner.tenantSlug, 'sub-processors')
              : `${outside().publicUrl}/no/${owner.language}/sub-processors`,
            getsIn: getsIn ? 'yes' : 'no',
          },
          key: `sub-processor:${what}:${row.id}:${effectiveOn}:${owner.memberId}`,
        });
    });
    await faultPoint('tenant told');
  }
  await inPlatform(() => settle(obligation));
}

/** True of a notice that the tenant can still object to, of the table under an alias; `day` is a parameter that holds today. */
export const openToObjection = (alias: string, day: string): string =>
  `${alias}.change = 'new' and ${alias}.protested_at is null and ${alias}.effective_on > ${day}`;

/** As `openToObjection`, of a notice that is read. */
export const isOpenToObjection = (one: SubProcessorNotice, today: string): boolean =>
  one.change === 'new' && one.protestedAt === null && one.effectiveOn > today;

/** What this tenant was told, newest first. @throws NotAllowed */
export async function noticesOf(by: Member): Promise<SubProcessorNotice[]> {
  demand(by, 'privacy');
  return sql<SubProcessorNotice>(
    `select n.id, n.sub_processor_id as "subProcessorId", n.change, n.effective_on::text as "effectiveOn",
            n.noticed_at as "noticedAt", n.protest, n.protested_at as "protestedAt", m.name as "protestedBy", n.answer,
            n.answered_at as "answeredAt"
       from sub_processor_notices n left join members m on m.tenant_id = n.tenant_id and m.id = n.protested_by
      where n.tenant_id = $1 order by n.noticed_at desc, n.id desc limit 100`,
    [by.tenantId],
  );
}

/**
 * The tenant objects to a new sub-processor, before it is taken into use (Art. 28(2)). OnNet's operators answer, and until they
 * have, it is not taken into use.
 * @throws Invalid (field `protest`) when it is empty, too long, too late or said already; NotFound; NotAllowed
 */
export async function protestAgainst(by: Member, noticeId: string, text: string, today: string): Promise<void> {
  demand(by, 'privacy');
  const [notice] = isId(noticeId)
    ? await sql<{ change: string; effective_on: string; protested_at: Date | null }>(
        `select change, effective_on::text, protested_at from sub_processor_notices
          where tenant_id = $1 and id = $2 for update`,
        [by.tenantId, noticeId],
      )
    : [];
  if (!notice || notice.change !== 'new') throw new NotFound('notice');
  if (notice.protested_at !== null) throw new Invalid({ protest: 'subProcessors.protest.already' });
  if (notice.effective_on <= today) throw new Invalid({ protest: 'subProcessors.protest.late' });
  if (text.trim() === '') throw new Invalid({ protest: 'form.required' });
  if (text.length > LONGEST_PROTEST)
    throw new Invalid({ protest: { key: 'form.tooLong', params: { count: LONGEST_PROTEST } } });
  await Promise.all([
    change(
      `update sub_processor_notices set protest = $3, protested_by = $4, protested_at = $5
        where tenant_id = $1 and id = $2`,
      [by.tenantId, noticeId, text, by.id, now()],
    ),
    record(asActor(by), 'sub-processor.protested', { kind: 'sub-processor-notice', id: noticeId }),
  ]);
}

/** An objection of some tenant, written to OnNet. */
export interface Protest {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly id: string;
  readonly subProcessorId: string;
  readonly protest: string;
  readonly protestedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** Objections of all tenants, unanswered first, at most 200. */
export const protests = (): Promise<Protest[]> =>
  platformRead<Protest>(
    `select tenant_id as "tenantId", tenant_name as "tenantName", id, sub_processor_id as "subProcessorId", protest,
            protested_at as "protestedAt", answer, answered_at as "answeredAt" from directory.sub_processor_protests()`,
  );

/** An operator answers an objection, which holds nothing back any more; the tenant's owners get a mail. @throws Invalid (field `answer`), NotFound, NotAllowed */
export async function answerProtest(operator: Operator, tenantId: string, id: string, text: string): Promise<void> {
  demandOperator(operator);
  if (!isId(tenantId) || !isId(id)) throw new NotFound('protest');
  if (text.trim() === '') throw new Invalid({ answer: 'form.required' });
  if (text.length > LONGEST_PROTEST)
    throw new Invalid({ answer: { key: 'form.tooLong', params: { count: LONGEST_PROTEST } } });
  await inTenant(tenantId, async () => {
    const answered = await change(
      `update sub_processor_notices set answer = $3, answered_at = $4
        where tenant_id = $1 and id = $2 and protested_at is not null and answered_at is null`,
      [tenantId, id, text, now()],
    );
    if (answered === 0) throw new NotFound('protest');
    const getsIn = await membersGetIn();
    for (const owner of await ownersToTell())
      await writeMail('sub-processor-answer', {
        to: owner.email,
        language: owner.language,
        params: getsIn
          ? { link: deskLink(owner.tenantSlug, 'sub-processors'), answer: '' }
          : { link: '', answer: text.trim() },
        key: `sub-processor-answer:${id}:${owner.memberId}`,
      });
    await record({ kind: 'operator', id: operator.id }, 'sub-processor.answered', { kind: 'sub-processor-notice', id });
  });
  readHostsAgain();
}
