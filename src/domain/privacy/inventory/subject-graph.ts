import type { Subject } from './categories.ts';
import {
  isPersonal,
  type Layer,
  type PersonalColumn,
  type TableDeclaration,
  type Tie,
  type TieKey,
} from './declaration.ts';
import { declarationOf, inventory } from './inventory.ts';

/** Whose rows are asked for: a tenant's contacts (L2) or users of the product (L1). The two are never joined. */
export type Person = Tie['to'];

/** The kinds of subject whose values a person's rows hold. */
const subjectsOf: Readonly<Record<Person, readonly Subject[]>> = {
  contact: ['contact', 'sole-trader'],
  user: ['user', 'invitee'],
};

/**
 * SQL for the ids of the companies that are contacts themselves: of a form that is a person, where the contact is known to work, and said
 * to be theirs or with their family name in its name, as that of a sole proprietorship must be (foretaksnavneloven § 2-2, GK).
 * @param ids the contacts, as an expression (uuid[]); the tenant is `$1`
 */
export const ownBusinessesOf = (ids: string): string => `array(select f.id from contact_companies cc
      join contacts c on c.tenant_id = $1 and c.id = cc.contact_id
      join companies f on f.tenant_id = $1 and f.id = cc.company_id
     where cc.tenant_id = $1 and cc.contact_id = any(${ids}) and f.person_like
       and (cc.own_business or c.family_name <> '' and position(lower(c.family_name) in lower(f.name)) > 0))`;

/** What the ties compare with, from the tenant in `$1` and the people's ids in `$2`. */
const keys: Readonly<Record<TieKey, string>> = {
  contact: '$2::uuid[]',
  // With them, or with their own business and no other person.
  'contact-deal': `array(select id from deals where tenant_id = $1 and (contact_id = any($2::uuid[])
    or contact_id is null and company_id = any(${ownBusinessesOf('$2::uuid[]')})))`,
  'contact-restriction': 'array(select id from restrictions where tenant_id = $1 and contact_id = any($2::uuid[]))',
  'contact-email': 'array(select address from contact_emails where tenant_id = $1 and contact_id = any($2::uuid[]))',
  'sole-trader-company': ownBusinessesOf('$2::uuid[]'),
  user: '$2::uuid[]',
  'user-member': 'array(select id from members where tenant_id = $1 and user_id = any($2::uuid[]))',
  'user-email': 'array(select email from users where id = any($2::uuid[]))',
};

/** SQL that is true of the rows a tie reaches, from the tenant in `$1` and the people's ids in `$2`. */
export function tiedRows(declaration: TableDeclaration, ties: readonly Tie[]): string {
  const own = 'tenant_id' in declaration.columns ? `${declaration.table}.tenant_id = $1` : '$1::uuid is not null';
  const reached = ties.map(({ column, key, when }) => {
    const held = /^\w+$/.test(column) ? `${declaration.table}.${column}` : column;
    return `(${held} = any(${keys[key]})${when === undefined ? '' : ` and ${when}`})`;
  });
  return `${own} and (${reached.join(' or ')})`;
}

/** A table in which rows of a person stand. */
export interface GraphNode {
  readonly table: string;
  readonly layer: Layer;
  /** `about`: the rows are theirs. `reference`: the rows are about something else and point to them. */
  readonly as: Tie['as'];
  /** SQL for `where` on the table under its own name: `$1` is the tenant, `$2` the people's ids (uuid[]). */
  readonly where: string;
}

/**
 * Where the rows of a person are: every table with a tie to them. Contacts are looked for in their tenant's transaction;
 * users in OnNet's own scope and in that of each of their tenants, since row security shows no more.
 */
export function subjectGraph(person: Person): GraphNode[] {
  return inventory.flatMap((declaration) =>
    (['about', 'reference'] as const).flatMap((as): GraphNode[] => {
      const ties = declaration.ties.filter((tie) => tie.to === person && tie.as === as);
      if (ties.length === 0) return [];
      const { table, layer } = declaration;
      return [{ table, layer, as, where: tiedRows(declaration, ties) }];
    }),
  );
}

/** Columns of a person's rows, table by table. */
export interface ColumnsOfTable extends GraphNode {
  readonly columns: readonly { readonly name: string; readonly declared: PersonalColumn }[];
}

/** What an access package (Art. 15) of a person holds: the columns, and where their rows are. */
export const accessColumns = (person: Person): ColumnsOfTable[] => columnsOf(person, ({ inAccess }) => inAccess);

/**
 * What a person can take with them (Art. 20): what they provided and what was observed of them, nothing derived. What was
 * observed of somebody else who worked with their record is not theirs to take along.
 */
export const portableColumns = (person: Person): ColumnsOfTable[] =>
  columnsOf(
    person,
    ({ portable, subject }) => portable !== false && subjectsOf[person].some((own) => own === subject),
  ).map((node) => {
    const { portableWhen } = declarationOf(node.table);
    return portableWhen === undefined ? node : { ...node, where: `${node.where} and (${portableWhen})` };
  });

function columnsOf(person: Person, wanted: (column: PersonalColumn) => boolean): ColumnsOfTable[] {
  return subjectGraph(person)
    .filter(({ as }) => as === 'about')
    .map((node) => ({
      ...node,
      columns: personalColumnsOf(node.table, person).filter(({ declared }) => wanted(declared)),
    }))
    .filter(({ columns }) => columns.length > 0);
}

function personalColumnsOf(table: string, person: Person): { name: string; declared: PersonalColumn }[] {
  const declaration = inventory.find((one) => one.schema === 'public' && one.table === table);
  return Object.entries(declaration?.columns ?? {}).flatMap(([name, declared]) =>
    isPersonal(declared) && isAbout(declared, person) ? [{ name, declared }] : [],
  );
}

const isAbout = (column: PersonalColumn, person: Person): boolean =>
  subjectsOf[person].some((subject) => column.subject === subject || column.erasureOf?.[subject] !== undefined);
