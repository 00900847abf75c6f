import { change, currentTenantId } from '../../tenancy.ts';
import { contactReleaseStatements } from '../inventory/erasure-sql.ts';

/**
 * Takes contacts out of everything that is kept when they go, whether they are anonymised or deleted. In the open
 * transaction, with the contacts locked and still as they were: their names are looked for in the titles of deals.
 * A table that is declared to be about contacts is treated from then on; see the inventory. In short:
 *
 * - addresses, numbers, companies and purposes go; what they said no to stands on (see suppression/)
 * - their key goes, and with it what the audit trail holds under it; the trail itself stays whole
 * - what was written about the person (activities with them, or with their deals) goes, since free text names people;
 *   where an activity belongs to a company or a deal, that something happened is kept, without the person. One with the
 *   person alone is left empty and still points to them
 * - deals stay, without the person, and without their name in the title
 */
export async function releaseContacts(ids: readonly string[]): Promise<void> {
  const here = [currentTenantId(), ids];
  // Started together: they travel in one round trip and run in this order.
  await Promise.all(texts.map((text) => change(text, here)));
}

/**
 * The tables in one statement, so that thousands of ids are read once and not for each of them; they all see the rows as they
 * were. A table that is reached twice could not change the same row twice in it, so its first goes ahead alone.
 */
const texts = ((): string[] => {
  const statements = contactReleaseStatements();
  const last = statements.filter(({ table }, at) => !statements.slice(at + 1).some((later) => later.table === table));
  const ahead = statements.filter((statement) => !last.includes(statement));
  return [
    ...ahead.map(({ text }) => text),
    `with ${last.map(({ table, text }) => `${table}_released as (${text})`).join(', ')} select`,
  ];
})();
