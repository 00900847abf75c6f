import { now } from '../../clock.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { unrestricted } from './contact-consents.ts';

/** How many said yes and no to a purpose in a while. */
export interface SaidLately {
  /** Null: an objection to every marketing purpose. */
  readonly purposeId: string | null;
  readonly titleNb: string | null;
  readonly titleEn: string | null;
  readonly granted: number;
  /** Withdrawn or objected. */
  readonly stopped: number;
}

/** What people said in so many days, by purpose, the most noes first; of people who are not restricted, as in the ledger. */
export const saidLately = (days: number): Promise<SaidLately[]> =>
  sql<SaidLately>(
    `select e.purpose_id as "purposeId", p.title_nb as "titleNb", p.title_en as "titleEn",
            count(*) filter (where e.kind = 'granted')::int as granted,
            count(*) filter (where e.kind <> 'granted')::int as stopped
       from consent_events e left join purposes p on p.tenant_id = $1 and p.id = e.purpose_id
      where e.tenant_id = $1 and e.at >= $2 and e.kind in ('granted', 'withdrawn', 'objected') and ${unrestricted}
      group by e.purpose_id, p.title_nb, p.title_en
      order by stopped desc, granted desc, e.purpose_id`,
    [currentTenantId(), new Date(now().getTime() - days * 86_400_000)],
  );
