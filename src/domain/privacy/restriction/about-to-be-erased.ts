/**
 * SQL: it is decided that a contact is erased, and not done yet, so that the erasure would end a restriction of theirs, or of anything
 * about them, unseen with everything else. Whoever restricts asks here, of a contact that is locked.
 * @param contact the table's alias; the tenant is `$1`
 */
export const isAboutToBeErased = (contact: string): string =>
  `exists (select from erasures e where e.tenant_id = $1 and e.contact_id = ${contact}.id
              and e.state in ('waiting', 'running') and e.erased_at is null)`;
