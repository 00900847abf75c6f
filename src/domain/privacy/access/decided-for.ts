import { currentTenantId, sql } from '../../tenancy.ts';
import type { LawfulBasis } from '../inventory/declaration.ts';
import { pointOf } from '../purposes/decided-purposes.ts';
import type { Basis } from '../purposes/purpose.ts';
import { servedPurposes } from '../purposes/served-purposes.ts';
import { governingRule, type GoverningRule } from '../retention/governing-rule.ts';

type Language = 'nb' | 'en';

/** What the tenant has decided for one person, said in place of the inventory's words that it is the tenant's to decide. */
export interface DecidedFor {
  /** What their data serves and on what basis; none where nothing is written down for them. */
  readonly purposes: readonly { readonly title: string; readonly basis: LawfulBasis }[];
  /** How long what goes by inactivity is kept (Art. 15(1)(d)). */
  readonly inactivity: string;
}

const inactivityWords = {
  months: {
    nb: (months: number) => (months === 1 ? 'Én måned' : `${months} måneder`) + ' etter siste aktivitet',
    en: (months: number) => (months === 1 ? 'One month' : `${months} months`) + ' after the last activity',
  },
  none: {
    nb: 'Så lenge opplysningene trengs; virksomheten har ikke satt en frist i måneder',
    en: 'For as long as the data is needed; the organisation has set no limit in months',
  },
} as const;

/**
 * What the tenant has decided for a contact, in the open transaction. A consent to a record that became this one is not given to it.
 * @param ids all the records that are this person
 */
export async function decidedFor(contactId: string, ids: readonly string[], language: Language): Promise<DecidedFor> {
  const [served, [row]] = await Promise.all([
    sql<{ title: string; basis: Basis }>(
      `select distinct p.title_${language} as title, p.basis
         from ${servedPurposes} k join purposes p on p.tenant_id = $1 and p.id = k.purpose_id
        where (k.contact_id = $3 or (k.contact_id = any($2::uuid[]) and k.basis <> 'consent')) and p.enabled and p.basis = k.basis
        order by 1`,
      [currentTenantId(), ids, contactId],
    ),
    sql<{ rule: GoverningRule | null }>(
      `select ${governingRule('c')} as rule from contacts c where c.tenant_id = $1 and c.id = $2`,
      [currentTenantId(), contactId],
    ),
  ]);
  const months = row?.rule?.months;
  return {
    purposes: served.map(({ title, basis }) => ({ title, basis: pointOf(basis) })),
    inactivity: months === undefined ? inactivityWords.none[language] : inactivityWords.months[language](months),
  };
}
