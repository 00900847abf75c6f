import { isPersonal } from '../inventory/declaration.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { categoryWords } from '../disclosures/disclosed-categories.ts';
import { disclosuresOfAny } from '../disclosures/disclosure-log.ts';
import type { DocumentRecipient, DocumentValue } from './document.ts';
import type { GatheredTable } from './gather.ts';

const { table, layer, columns } = declarationOf('disclosures');

const { why } = columns;
if (!why || !isPersonal(why)) throw new Error(`${table}.why is not declared as personal`);
/**
 * What the tenant wrote of it in its own words, and may name anybody. Not to whom: the person has a right to know who got it, here and on
 * their own page (Art. 15(1)(c), C-154/21).
 */
const written = [{ name: 'why', declared: why }];

/**
 * To whom data about a contact was given and why, as rows of which the reason is reviewed like all texts; the copy says them as its
 * recipients, in no section of their own. In the open transaction, seeing all records.
 * @param ids all the records that are this person
 */
export async function gatherGiven(ids: readonly string[], language: 'nb' | 'en'): Promise<GatheredTable> {
  const lines = await disclosuresOfAny(ids);
  return {
    table: { table, layer, as: 'about', where: `${table}.contact_id = any($2::uuid[])`, columns: written },
    rows: lines.map(({ id, recipient, why, categories, givenOn }) => ({
      id,
      values: { recipient, why, categories: categoryWords(categories, language), givenOn },
    })),
  };
}

/** The same as recipients (Art. 15(1)(c)). @param withReasons why, too: only where somebody has looked through it */
export const recipientsIn = (
  { rows }: GatheredTable,
  { withReasons }: { readonly withReasons: boolean },
): DocumentRecipient[] =>
  rows.map(({ values: { recipient, why, categories, givenOn } }) => ({
    name: said(recipient),
    what: [said(categories), withReasons ? said(why) : ''].filter((part) => part !== '').join(': '),
    country: '',
    safeguard: '',
    at: said(givenOn),
  }));

const said = (value: DocumentValue | undefined): string => (typeof value === 'string' ? value : '');
