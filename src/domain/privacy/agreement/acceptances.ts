import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, inTenant, sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import type { PolicyLanguage } from '../policy-text.ts';
import { keepAgreement, newestAgreement, type AgreementEdition } from './editions.ts';

/** Which wording of the agreement was shown and accepted (GDPR art. 28(3)). */
export interface AcceptedAgreement {
  /** The number of the edition. */
  readonly version: string;
  readonly language: PolicyLanguage;
  /** `agreementHash` of that wording. */
  readonly sha256: string;
}

/** An edition as an acceptance of it names it. */
export const accepted = ({ number, language, hash }: AgreementEdition): AcceptedAgreement => ({
  version: `${number}`,
  language,
  sha256: hash,
});

/** An acceptance of the tenant's, with who gave it: a name for as long as they are remembered. */
export interface Acceptance extends AcceptedAgreement {
  readonly id: string;
  readonly acceptedAt: Date;
  readonly acceptedBy: string;
}

/** Everything the tenant has accepted, the one in force first. @throws NotAllowed */
export async function acceptancesOf(by: Member): Promise<Acceptance[]> {
  demand(by, 'privacy');
  return sql<Acceptance>(
    `select a.id, a.version, a.language, a.sha256, a.accepted_at as "acceptedAt", m.name as "acceptedBy"
       from agreement_acceptances a join members m on m.tenant_id = a.tenant_id and m.id = a.accepted_by
      where a.tenant_id = $1 order by a.accepted_at desc, a.id desc limit 100`,
    [by.tenantId],
  );
}

/** Writes down an acceptance, in the open transaction of the tenant whose it is. */
export async function recordAcceptance(memberId: string, agreement: AcceptedAgreement): Promise<void> {
  const id = newId();
  const { version, language, sha256 } = agreement;
  await Promise.all([
    change(
      `insert into agreement_acceptances (tenant_id, id, version, language, sha256, accepted_by, accepted_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [currentTenantId(), id, version, language, sha256, memberId, now()],
    ),
    record(
      { kind: 'member', id: memberId },
      'agreement.accepted',
      { kind: 'agreement', id },
      { version, language, sha256 },
    ),
  ]);
}

/**
 * An owner accepts the newest edition for the tenant, which is then in force. Opens its own transactions. The same edition a
 * second time changes nothing.
 * @param hash of the wording that was shown
 * @throws NotAllowed for others than owners; Invalid (field `agreement`) when another wording has come since
 */
export async function acceptAgreement(by: Member, language: PolicyLanguage, hash: string): Promise<void> {
  demand(by, 'ownership');
  await keepAgreement();
  const newest = await newestAgreement(language);
  if (newest.hash !== hash) throw new Invalid({ agreement: 'agreement.changed' });
  await inTenant(by.tenantId, async () => {
    await sql(`select from members where tenant_id = $1 and id = $2 for no key update`, [by.tenantId, by.id]);
    const [last] = await sql<{ sha256: string }>(
      `select sha256 from agreement_acceptances where tenant_id = $1 order by accepted_at desc, id desc limit 1`,
      [by.tenantId],
    );
    if (last?.sha256 !== hash) await recordAcceptance(by.id, accepted(newest));
  });
}
