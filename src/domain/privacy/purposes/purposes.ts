import { NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { tenantPurposes } from './default-purposes.ts';
import type { Purpose } from './purpose.ts';

const columns = `p.id, p.code, p.title_nb as "titleNb", p.title_en as "titleEn", p.layer, p.basis,
       p.retention_rule as "retentionRule", p.withdrawable, p.marketing, p.channels,
       p.for_new_contacts as "forNewContacts", p.enabled, p.interest, p.necessity, p.balance,
       p.reviewed_at as "reviewedAt", m.name as "reviewedBy", p.decided_at as "decidedAt"`;

/** The purposes of the tenant whose transaction is open, in the order they were made. */
export const allPurposes = (): Promise<Purpose[]> =>
  sql<Purpose>(
    `select ${columns} from purposes p left join members m on m.tenant_id = $1 and m.id = p.reviewed_by
      where p.tenant_id = $1 order by p.created_at, p.id`,
    [currentTenantId()],
  );

/** One purpose. @throws NotFound */
export async function findPurpose(id: string): Promise<Purpose> {
  const [purpose] = isId(id)
    ? await sql<Purpose>(
        `select ${columns} from purposes p left join members m on m.tenant_id = $1 and m.id = p.reviewed_by
          where p.tenant_id = $1 and p.id = $2`,
        [currentTenantId(), id],
      )
    : [];
  if (!purpose) throw new NotFound('purpose');
  return purpose;
}

/** A purpose's title in a language. */
export const titleOf = (purpose: Pick<Purpose, 'titleNb' | 'titleEn'>, language: 'nb' | 'en'): string =>
  language === 'nb' ? purpose.titleNb : purpose.titleEn;

/** Proposes the default purposes to the tenant whose transaction is open, all switched off: the tenant decides. */
export async function proposePurposes(): Promise<void> {
  const rows = tenantPurposes.map((purpose) => ({ id: newId(), ...purpose }));
  await change(
    `insert into purposes (tenant_id, id, code, title_nb, title_en, layer, basis, retention_rule, withdrawable, marketing,
                           channels, for_new_contacts)
     select $1, n.id, n.code, n.title_nb, n.title_en, 'L2', n.basis, n.retention_rule, n.withdrawable, n.marketing,
            case when n.channels = '' then '{}' else string_to_array(n.channels, ' ') end, n.for_new_contacts
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[],
                   $10::text[], $11::boolean[])
         as n(id, code, title_nb, title_en, basis, retention_rule, withdrawable, marketing, channels, for_new_contacts)
     on conflict (tenant_id, code) do nothing`,
    [
      currentTenantId(),
      rows.map(({ id }) => id),
      rows.map(({ code }) => code),
      rows.map(({ title }) => title.nb),
      rows.map(({ title }) => title.en),
      rows.map(({ basis }) => basis),
      rows.map(({ retentionRule }) => retentionRule),
      rows.map(({ withdrawable }) => withdrawable),
      rows.map(({ marketing }) => marketing ?? null),
      rows.map((row) => row.channels.join(' ')),
      rows.map(({ forNewContacts }) => forNewContacts),
    ],
  );
}
