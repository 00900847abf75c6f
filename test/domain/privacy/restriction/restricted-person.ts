import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { changeField } from '../../../../src/domain/contacts/change-field.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { liftRestriction, tellBeforeLifting } from '../../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import type { TestDatabase } from '../../../support/database.ts';
import { asSuperuser } from '../../../support/superuser.ts';

/** A person with something of every kind there is, and a company and a deal of theirs. */
export interface Person {
  readonly contact: string;
  readonly company: string;
  /** Their own sole proprietorship. */
  readonly business: string;
  /** With the company too. */
  readonly deal: string;
  /** With them and nobody else. */
  readonly dealAlone: string;
  readonly note: string;
  readonly dealNote: string;
  /** The id of their e-mail address. */
  readonly email: string;
}

/** What is known of nobody else: the words that must not be seen anywhere once they are restricted. */
export const canaryWords = [
  'Kanarifugl',
  'pip@bur.example',
  '93456789',
  'Kvitrebakken',
  'kvitret om sin gjeld',
  'Kvitresjef',
] as const;

/** What the canary's title was before: only the audit trail knows. */
export const formerTitle = 'Sangerinne';

/**
 * Puts the canary into a member's CRM by the ordinary doors.
 * @param address of their e-mail, and the number; a second canary beside a restricted one needs others
 */
export const newCanary = (by: Member, address = 'pip@bur.example', phone = '+4793456789'): Promise<Person> =>
  inTenant(by.tenantId, async () => {
    const [company = '', business = ''] = await insertCompanies([
      { name: 'Buret AS' },
      { name: 'Gul Kanarifugl Fuglesang', legalForm: 'ENK', email: address },
    ]);
    const [contact = ''] = await insertContacts([
      {
        givenName: 'Gul',
        familyName: 'Kanarifugl',
        jobTitle: 'Sangerinne',
        emails: [address],
        phones: [phone],
        companies: [
          { id: company, name: 'Buret AS', role: 'Kvitresjef' },
          { id: business, name: 'Gul Kanarifugl Fuglesang' },
        ],
        ownerId: by.id,
      },
    ]);
    await addChannel(by, contact, {
      kind: 'address',
      label: 'work',
      value: '',
      street: 'Kvitrebakken 7',
      postalCode: '0150',
      place: 'Oslo',
      countryCode: 'NO',
      first: true,
    });
    // What it was before is kept in the audit trail alone, sealed.
    await changeField(by, contact, { field: 'jobTitle', value: 'Kvitresjef', version: 2 });
    const [stage] = await stages(by);
    const sell = (title: string, companyId: string | null, amountMinor: number): Promise<string> =>
      addDeal(by, {
        title,
        stageId: stage?.id ?? '',
        companyId,
        contactId: contact,
        ownerId: by.id,
        amountMinor,
        expectedCloseOn: null,
      });
    const deal = await sell('Frø for et år', company, 990_000);
    const dealAlone = await sell('Sangtimer til Kanarifugl', null, 120_000);
    const write = (kind: 'note' | 'task', subject: { kind: 'contact' | 'deal'; id: string }, title: string) =>
      recordActivity(by, { kind, subject, title, body: 'Hun kvitret om sin gjeld' });
    const note = await write('note', { kind: 'contact', id: contact }, 'Kanarifugl ringte');
    const dealNote = await write('note', { kind: 'deal', id: deal }, 'Møte med Kanarifugl');
    await write('task', { kind: 'contact', id: contact }, 'Ring Kanarifugl');
    const [email] = await sql<{ id: string }>(
      `select id from contact_emails where tenant_id = $1 and contact_id = $2`,
      [by.tenantId, contact],
    );
    return { contact, company, business, deal, dealAlone, note, dealNote, email: email?.id ?? '' };
  });

/** A business with the name of somebody is another person's: two canaries have one name. */
export const restrict = (by: Member, contact: string): Promise<string> =>
  inTenant(by.tenantId, () =>
    restrictContact(by, contact, {
      ground: 'accuracy',
      note: 'Bestrider gjelden',
      decisions: (name) => (name.startsWith('companies.') ? 'keep:another-person' : ''),
    }),
  );

/** Both steps of lifting. */
export const lift = (by: Member, restriction: string): Promise<unknown> =>
  inTenant(by.tenantId, async () => {
    await tellBeforeLifting(by, restriction, { how: 'letter', note: '' });
    return liftRestriction(by, restriction);
  });

/** Rows of a person, as the database has them: `table: flagged of all`, which nobody of the product can see. */
export const flagsOf = (database: TestDatabase, contact: string): Promise<Record<string, string>> =>
  asSuperuser(database, async (client) => {
    const found: Record<string, string> = {};
    for (const [table, column] of Object.entries({
      contacts: 'id',
      contact_emails: 'contact_id',
      contact_phones: 'contact_id',
      contact_addresses: 'contact_id',
      contact_companies: 'contact_id',
      activities: 'contact_id',
    })) {
      const { rows } = await client.query<{ flagged: string; all: string }>(
        `select count(restricted_at) as flagged, count(*) as all from ${table} where ${column} = $1`,
        [contact],
      );
      found[table] = `${rows[0]?.flagged ?? ''} of ${rows[0]?.all ?? ''}`;
    }
    return found;
  });

/** What a promise is refused with; nothing when it is kept. */
export const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Everything the database holds of a person, to see that nothing of it was changed. */
export const fingerprintOf = (database: TestDatabase, contact: string): Promise<string> =>
  asSuperuser(database, async (client) => {
    const parts: unknown[] = [];
    for (const table of [
      'contacts',
      'contact_emails',
      'contact_phones',
      'contact_addresses',
      'contact_companies',
      'activities',
    ]) {
      const { rows } = await client.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t where ${table === 'contacts' ? 'id' : 'contact_id'} = $1 order by id`,
        [contact],
      );
      parts.push(rows);
    }
    return JSON.stringify(parts);
  });
