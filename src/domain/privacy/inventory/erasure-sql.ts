import { monthOf } from './month-of.ts';
import type { Subject } from './categories.ts';
import type { Reason, TableDeclaration, Tie, Treatment } from './declaration.ts';
import { treatments } from './erasure-treatment.ts';
import { declarationOf, inventory } from './inventory.ts';
import { tiedRows } from './subject-graph.ts';

/** What stands where the name was, and in place of a deal's title that named the person. In the tenant's own language. */
const neutralWords = `(select case t.language when 'en' then array['Anonymous', 'person', 'Deal', 'Erased']
                                   else array['Anonymisert', 'person', 'Salg', 'Slettet'] end
              from tenants t where t.id = $1)`;

/** A text as words with one space before each, so that a name is found where a word begins: also in `Karis avtale`. */
const words = (text: string): string => `' ' || regexp_replace(lower(${text}), '[^[:alnum:]]+', ' ', 'g')`;

/** Of a deal with no person on it: `c` is one of those who are taken out, and the company is where they are. */
const isOfTheirs = `c.id = any($2::uuid[]) and exists (
  select from contact_companies cc where cc.tenant_id = $1 and cc.contact_id = c.id and cc.company_id = deals.company_id)`;

/** A deal with a company, which may be the person's own business, keeps its title unless their name or address stands in it. */
const titleIfNamed = (column: string): string => `
  case when deals.company_id is null
         or exists (select from contacts c, unnest(array[c.given_name, c.family_name, c.email]) as part
                     where c.tenant_id = $1 and (c.id = deals.contact_id or deals.contact_id is null and ${isOfTheirs})
                       and part <> '' and position(rtrim(${words('part')}) in ${words(column)}) > 0)
       then ${neutralWords}[3] else ${column} end`;

type Written = Exclude<Treatment, 'delete' | 'keep' | 'expire' | 'ghost' | 'hmac' | 'shred'>;

/** How each treatment is written: `column` under its table's name, and what says that the row is the person's alone. */
const written: Readonly<Record<Written, (column: string, alone: string) => string>> = {
  null: () => 'null',
  'null-if-ended': (column) => `case when ended_at is null then ${column} end`,
  empty: () => `''`,
  'neutral-given-name': () => `${neutralWords}[1]`,
  'erased-given-name': () => `${neutralWords}[4]`,
  'user-source': () => `'user'`,
  'neutral-family-name': () => `${neutralWords}[2]`,
  'neutral-title-if-named': titleIfNamed,
  month: monthOf,
  moment: () => '$3',
  'erasure-month': () => monthOf('$3'),
  counted: (column) => `${column} + 1`,
  'null-unless-alone': (column, alone) => `case when ${alone} then ${column} end`,
  'month-if-alone': (column, alone) => `case when ${alone} then ${monthOf(column)} else ${column} end`,
};

const isWritten = (treatment: Treatment): treatment is Written => treatment in written;

/** One statement, from the tenant in `$1` and the contacts' ids (uuid[]) in `$2`. */
export interface ErasureStatement {
  readonly table: string;
  readonly text: string;
}

/**
 * The statements that take contacts out of every table but `contacts` itself, as the inventory declares: in this order,
 * in one transaction, with the contacts still as they were. Rows that are found through a deal's contact come first, since
 * deals then lose theirs. Treatments that need a key or a former user are carried out by those who have them.
 */
export function contactReleaseStatements(reason: Reason = 'rule'): ErasureStatement[] {
  const reached = inventory.flatMap((declaration) =>
    declaration.ties
      .filter((tie) => tie.to === 'contact' && tie.as === 'about' && declaration.table !== 'contacts')
      .map((tie) => ({ declaration, tie })),
  );
  return [
    ...reached.filter(({ tie }) => tie.key !== 'contact'),
    ...reached.filter(({ tie }) => tie.key === 'contact'),
  ].flatMap(({ declaration, tie }) => statementFor(declaration, tie, 'contact', reason));
}

/** The statement that turns rows of `contacts` into nobody; `$3` is the moment of erasure. Anonymised ones are left alone. */
export function contactAnonymisingStatement(reason: Reason = 'rule'): string {
  const declaration = declarationOf('contacts');
  const changes = assignments(declaration, treatments(declaration, 'contact', reason));
  return `update contacts set ${changes.join(', ')}
           where contacts.tenant_id = $1 and contacts.id = any($2::uuid[]) and contacts.anonymised_at is null`;
}

/**
 * The statements that take the owner out of their enkeltpersonforetak: what they gave goes, what a public register tells
 * stays. Before the others, which loosen the owner from the company; `$3` is the moment of erasure.
 */
export const soleTraderStatements = (): ErasureStatement[] =>
  inventory.flatMap((declaration) =>
    declaration.ties
      .filter(({ key }) => key === 'sole-trader-company')
      .flatMap((tie) => statementFor(declaration, tie, 'sole-trader')),
  );

/**
 * The statements that take away what was a person's alone, for who is erased on their own right: before the others, which empty
 * what is somebody else's as well.
 */
export const ownRowsStatements = (): ErasureStatement[] =>
  inventory.flatMap((declaration) => {
    const { table, alone, ties } = declaration;
    const own = ties.filter(({ to, key, as }) => to === 'contact' && key === 'contact' && as === 'about');
    if (alone === undefined || own.length === 0) return [];
    return [{ table, text: `delete from ${table} where ${tiedRows(declaration, own)} and (${alone})` }];
  });

function statementFor(
  declaration: TableDeclaration,
  tie: Tie,
  subject: Subject = 'contact',
  reason: Reason = 'rule',
): ErasureStatement[] {
  const { table } = declaration;
  const rows = tiedRows(declaration, [tie]);
  const reached = Object.fromEntries(
    Object.entries(treatments(declaration, subject, reason)).filter(([name]) => tie.treats?.includes(name) ?? true),
  );
  if (Object.values(reached).includes('delete')) return [{ table, text: `delete from ${table} where ${rows}` }];
  const changes = assignments(declaration, reached);
  if (changes.length === 0) return [];
  return [{ table, text: `update ${table} set ${changes.join(', ')} where ${rows}${unlessEmptied(table, reached)}` }];
}

function assignments(declaration: TableDeclaration, reached: Readonly<Record<string, Treatment>>): string[] {
  return Object.entries(reached).flatMap(([name, treatment]) =>
    isWritten(treatment)
      ? [`${name} = ${written[treatment](`${declaration.table}.${name}`, declaration.alone ?? 'true')}`]
      : [],
  );
}

/** Rows that are empty already are not written again. */
function unlessEmptied(table: string, reached: Readonly<Record<string, Treatment>>): string {
  const changed = Object.entries(reached).filter(([, treatment]) => isWritten(treatment));
  if (changed.some(([, treatment]) => treatment !== 'empty')) return '';
  return ` and (${changed.map(([name]) => `${table}.${name} <> ''`).join(' or ')})`;
}
