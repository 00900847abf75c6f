import type { TableDeclaration } from '../../privacy/inventory/declaration.ts';
import { tiedRows } from '../../privacy/inventory/subject-graph.ts';
import { currentTenantId, sql } from '../../tenancy.ts';

/**
 * The folder of the archive where restricted records lie by themselves. To hand them back to the controller is to store them
 * there instead of here (Art. 18(2), Art. 28(3)(g)); mixed with the others they would be used with the others.
 */
export const RESTRICTED_FOLDER = 'begrenset/';

/** What lies in that folder, for whoever opens it. */
export const restrictedFolderNote = {
  nb: 'Behandlingen av disse opplysningene er begrenset etter GDPR artikkel 18. De kan lagres, men ikke brukes til noe annet uten at personen samtykker, eller for et rettskrav, for å verne en annens rettigheter eller av viktige samfunnshensyn. Før begrensningen oppheves, skal personen få vite det. Filer med samme navn utenfor denne mappen har ingenting av dem.',
  en: 'Processing of these records is restricted under GDPR Article 18. They may be stored, and used for nothing else but with the consent of the person, for legal claims, to protect the rights of another, or for important public interest. The person is to be told before the restriction is lifted. Files of the same names outside this folder have nothing of them.',
} as const;

/** The two parts of the archive: each row is in one of them. */
export type ArchivePart = 'ordinary' | 'restricted';

/** Ids of all that has been found restricted while an archive is written; it only grows. */
export interface FoundRestricted {
  readonly contacts: Set<string>;
  readonly activities: Set<string>;
}

/**
 * Adds what is restricted by now, and who is erased but for what a law keeps, in the open transaction. Who is restricted while the archive is written is left out of the
 * ordinary part from then on, and who is no longer so stays in the other: it is written last, and nobody is in neither.
 */
export async function findRestricted(found: FoundRestricted): Promise<void> {
  const rows = await sql<{ contactId: string; activityId: string | null }>(
    `select contact_id as "contactId", activity_id as "activityId" from restrictions where tenant_id = $1 and lifted_at is null
     union
     select e.contact_id, null from erasures e
       join legal_holds h on h.tenant_id = $1 and h.subject_kind = 'contact' and h.subject_id = e.contact_id and h.released_at is null
      where e.tenant_id = $1 and e.erased_at is not null`,
    [currentTenantId()],
  );
  for (const { contactId, activityId } of rows)
    if (activityId === null) found.contacts.add(contactId);
    else found.activities.add(activityId);
}

/** The values that `partCondition` compares with, after the tenant. */
export const restrictedIds = ({ contacts, activities }: FoundRestricted): readonly string[][] => [
  [...contacts],
  [...activities],
];

/** Where a row says which activity it is, or is about. */
function activityIn({ table, columns }: TableDeclaration): string | undefined {
  if (table === 'activities') return 'activities.id';
  if (table === 'audit_entries')
    return `case when audit_entries.subject = 'activity' then audit_entries.subject_id end`;
  return 'activity_id' in columns ? `${table}.activity_id` : undefined;
}

/**
 * SQL that is true of a table's rows in a part of the archive: what the inventory ties to a restricted person, and what is
 * restricted by itself, against all the rest. `$1` is the tenant, `$2` and `$3` are `restrictedIds`.
 */
export function partCondition(declaration: TableDeclaration, part: ArchivePart): string {
  const ties = declaration.ties.filter(({ to }) => to === 'contact');
  const activity = activityIn(declaration);
  const restricted = [
    // Named whether they are needed or not: a statement says of what type each of its values is.
    '($2::uuid[] is null or $3::uuid[] is null)',
    ...(ties.length > 0 ? [tiedRows(declaration, ties)] : []),
    ...(activity === undefined ? [] : [`${activity} = any($3::uuid[])`]),
  ];
  return `(${restricted.join(' or ')}) is ${part === 'ordinary' ? 'not ' : ''}true`;
}
