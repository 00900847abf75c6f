import { now } from '../../clock.ts';
import { outside } from '../../outside.ts';
import { inPlatform, inTenant, platformRead, seeingRestricted, sql } from '../../tenancy.ts';
import { declarationOf } from '../inventory/inventory.ts';
import type { ColumnsOfTable } from '../inventory/subject-graph.ts';
import { intakeAddress } from '../requests/intake-address.ts';
import { remediesText } from '../requests/letter-text.ts';
import { decidedFor, type DecidedFor } from './decided-for.ts';
import { SCHEMA_PATH, type AccessDocument, type DocumentSection } from './document.ts';
import { gatherTable, sectionOf, tablesFor, type GatheredTable } from './gather.ts';
import { gatherGiven, recipientsIn } from './given-to.ts';
import { identitiesOf } from './identities.ts';
import { masked, type MaskWords } from './mask-texts.ts';
import type { Finding } from './other-people.ts';
import type { PackageForm } from './package.ts';
import { fingerprintOf, textsOf, type WrittenText } from './written-texts.ts';
import { automatedDecisionsIn, consentsOf, originOfContact, recipientsOf, rightsOf, withWriters } from './told.ts';

type Language = 'nb' | 'en';

/** What a document is written from, besides the data. */
export interface DocumentOrder {
  readonly form: PackageForm;
  readonly language: Language;
  /** What the reviewer withheld. */
  readonly withheld: readonly Finding[];
  readonly withheldNote: string;
  /** The texts that were reviewed, by their fingerprint; left out where nobody has to. */
  readonly reviewedTexts?: string | null;
  /** Told after each table, with how many are done. */
  readonly onTable?: ((done: number, expected: number) => Promise<unknown>) | undefined;
}

/**
 * Everything the tables hold about a contact, restricted records included: the case is theirs. Each table in a short
 * transaction of its own.
 * @param onTable told after each, in its transaction
 */
export async function gatherContact(
  tenantId: string,
  contactId: string,
  { form, language, onTable }: Pick<DocumentOrder, 'form' | 'language' | 'onTable'>,
): Promise<ContactData> {
  const ids = await inTenant(tenantId, () => identitiesOf(contactId));
  const wanted = tablesFor('contact', form);
  const tables: GatheredTable[] = [];
  for (const table of wanted)
    await inTenant(tenantId, async () => {
      tables.push(await seeingRestricted(() => gatherTable(table, ids, language, form)));
      await onTable?.(tables.length, wanted.length);
    });
  const given =
    form === 'access' ? await inTenant(tenantId, () => seeingRestricted(() => gatherGiven(ids, language))) : undefined;
  return { ids, tables, given, written: textsOf(given ? [...tables, given] : tables) };
}

interface ContactData {
  readonly ids: readonly string[];
  readonly tables: readonly GatheredTable[];
  /** To whom it was given; undefined in a copy to take along, which says nothing of that. */
  readonly given: GatheredTable | undefined;
  /** All that was written freely in any of it. */
  readonly written: readonly WrittenText[];
}

/** Something was written about somebody since the copy was looked through. */
export class Unreviewed extends Error {
  override readonly name = 'Unreviewed';
}

/**
 * A copy of what the tenant holds about a contact (L2). Undefined when there is nothing about them any more.
 * @throws Unreviewed
 */
export async function documentOfContact(
  tenantId: string,
  contactId: string,
  order: DocumentOrder,
): Promise<AccessDocument | undefined> {
  const { form, language, withheld, reviewedTexts = null } = order;
  const { ids, tables, given, written } = await gatherContact(tenantId, contactId, order);
  if (reviewedTexts !== null && reviewedTexts !== fingerprintOf(written)) throw new Unreviewed('more was written');
  const words = maskWords(language);
  return inTenant(tenantId, async () => {
    const origin = await seeingRestricted(() => originOfContact(contactId, language));
    if (!origin) return undefined;
    const [tenant] = await sql<{ name: string; slug: string; organisationNumber: string | null }>(
      `select name, slug, organisation_number as "organisationNumber" from tenants where id = $1`,
      [tenantId],
    );
    return {
      ...frame(order),
      about: 'contact',
      controller: {
        name: tenant?.name ?? '',
        organisationNumber: tenant?.organisationNumber ?? '',
        contact: (tenant && intakeAddress(tenant.slug)) ?? '',
      },
      processor: ofOnNet(),
      records: ids.length,
      ...origin,
      sections: await seeingRestricted(async () =>
        withWriters(
          sectionsOf(
            tables.map((table) => masked(table, withheld, words)),
            language,
            await decidedFor(contactId, ids, language),
          ),
          ids,
        ),
      ),
      recipients: given
        ? await recipientsOf('contact', language, recipientsIn(masked(given, withheld, words), { withReasons: true }))
        : [],
      consents: form === 'access' ? await consentsOf(ids, language) : [],
    };
  });
}

/**
 * A copy of what OnNet holds about one of its users (L1), from OnNet's own tables and, where those have a tenant, from
 * the tenants they are or were members of. Undefined when there is no such user.
 */
export async function documentOfUser(userId: string, order: DocumentOrder): Promise<AccessDocument | undefined> {
  const { form, language } = order;
  const [user] = await inPlatform(() =>
    sql<{ createdAt: Date }>(`select created_at as "createdAt" from users where id = $1`, [userId]),
  );
  if (!user) return undefined;
  const tables = tablesFor('user', form);
  const tenants = await platformRead<{ tenantId: string }>(
    `select tenant_id as "tenantId" from directory.tenants_ever_of($1)`,
    [userId],
  );
  const read = (some: readonly ColumnsOfTable[]) => async (): Promise<GatheredTable[]> => {
    const found: GatheredTable[] = [];
    for (const table of some) found.push(await gatherTable(table, [userId], language, form));
    return found;
  };
  const own = await inPlatform(read(tables));
  await order.onTable?.(1, tenants.length + 1);
  const ofTenants = tables.filter(({ table }) => 'tenant_id' in declarationOf(table).columns);
  const parts = [own];
  for (const { tenantId } of tenants) {
    parts.push(await inTenant(tenantId, read(ofTenants)));
    await order.onTable?.(parts.length, tenants.length + 1);
  }
  const all = tables.map((table): GatheredTable => ({
    table,
    rows: parts.flat().flatMap((part) => (part.table.table === table.table ? part.rows : [])),
  }));
  return {
    ...frame(order),
    about: 'user',
    controller: ofOnNet(),
    processor: null,
    records: 1,
    source: userSource[language],
    until: '',
    sections: sectionsOf(all, language, undefined),
    recipients: form === 'access' ? await recipientsOf('user', language) : [],
    consents: [],
  };
}

const userSource = {
  nb: 'Du oppga opplysningene selv da du ble bruker, og resten oppstår når du bruker OnNet.',
  en: 'You gave the data yourself when you became a user, and the rest comes from your use of OnNet.',
} as const;

const sectionsOf = (
  tables: readonly GatheredTable[],
  language: Language,
  decided: DecidedFor | undefined,
): DocumentSection[] =>
  tables.filter(({ rows }) => rows.length > 0).map((table) => sectionOf(table, language, decided));

function frame({ form, language, withheld, withheldNote }: DocumentOrder) {
  return {
    $schema: outside().publicUrl + SCHEMA_PATH,
    format: 'onnet-personal-data',
    version: 1,
    form,
    language,
    madeAt: now().toISOString(),
    withheld: {
      count: withheld.length,
      why: withheld.length === 0 ? '' : [...whyWithheld(withheld, language), withheldNote].join(' ').trim(),
    },
    rights: rightsOf(language),
    complaint: remediesText(language),
    automatedDecisions: automatedDecisionsIn(language),
  } as const;
}

/** Why something is left out: names and addresses, and words of which the program only knows that the reviewer chose them. */
function whyWithheld(withheld: readonly Finding[], language: Language): string[] {
  const chosen = withheld.some(({ kind }) => kind === 'words');
  const others = withheld.some(({ kind }) => kind !== 'words');
  return [...(others ? [because[language]] : []), ...(chosen ? [becauseChosen[language]] : [])];
}

const leftOut = { nb: '[utelatt]', en: '[left out]' } as const;

const becauseChosen = {
  nb: 'Der det står «[utelatt]», er ord tatt ut fordi det å gi dem ut kan gå ut over andre (art. 15 nr. 4).',
  en: 'Where it says “[left out]”, words are left out since giving them could be at the expense of others (Art. 15(4)).',
} as const;

const because = {
  nb: 'Navn og adresser til andre mennesker er tatt ut, fordi innsyn ikke skal gå ut over dem (art. 15 nr. 4).',
  en: 'Names and addresses of other people are left out, since access must not be at their expense (Art. 15(4)).',
} as const;

function ofOnNet(): AccessDocument['controller'] {
  const { name, organisationNumber, email } = outside().legalEntity;
  return { name, organisationNumber, contact: email };
}

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  owner: { nb: 'eier', en: 'owner' },
  admin: { nb: 'administrator', en: 'admin' },
  member: { nb: 'medarbeider', en: 'employee' },
  reader: { nb: 'medarbeider', en: 'employee' },
};

/** What stands where another person was. */
export const maskWords = (language: Language): MaskWords => ({
  person: language === 'nb' ? '[en annen person]' : '[another person]',
  address: language === 'nb' ? '[adresse eller nummer]' : '[address or number]',
  chosen: leftOut[language],
  member: (role) => `[${(roles[role] ?? { nb: 'medarbeider', en: 'employee' })[language]}]`,
});
