import { insertCompanies } from '../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { insertDeals } from '../../src/domain/deals/bulk.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { fold } from '../../src/domain/names.ts';
import { change, currentTenantId, sql } from '../../src/domain/tenancy.ts';
import type { UnitFacts } from '../../stand-ins/register/units/unit-facts.ts';
import { dealTitles, drawConversation, drawTask, jobTitles } from './conversations.ts';
import type { Draw } from './draw.ts';
import { familyNames, givenNames } from './names.ts';

const DAY = 86_400_000;

interface PlacedCompany {
  readonly id: string;
  readonly name: string;
  readonly host: string;
}

interface PlacedContact {
  readonly id: string;
  readonly name: string;
  readonly company: PlacedCompany | undefined;
  readonly activeUntil: number;
}

/**
 * Fills the tenant whose transaction is open with a believable year: companies from the register stand-in, people at
 * them, deals in every stage, and what was said along the way. Some people have been silent for years, so that a
 * retention rule has somebody to find.
 */
export async function fillWithRecords(
  draw: Draw,
  options: { members: readonly string[]; units: readonly UnitFacts[]; contacts: number; today: Date },
): Promise<void> {
  const companies = await placeCompanies(draw, options);
  const contacts = await placeContacts(draw, companies, options);
  await placeActivities(draw, contacts, options);
  await rememberLastActivity();
  await placeDeals(draw, contacts, options);
}

type Options = Parameters<typeof fillWithRecords>[1];

async function placeCompanies(draw: Draw, { members, units, today }: Options): Promise<PlacedCompany[]> {
  const placed = units.map((unit) => ({
    id: newId(),
    name: unit.name,
    host: unit.website?.replace(/^www\./, '') ?? hostOf(unit.name),
  }));
  await insertCompanies(
    units.map((unit, at) => ({
      id: placed[at]?.id ?? newId(),
      name: unit.name,
      organisationNumber: unit.number,
      legalForm: unit.form,
      registerStatus: 'active',
      website: unit.website ?? null,
      email: unit.email ?? null,
      addressLines: (unit.address?.lines ?? []).filter((line) => line !== null),
      postalCode: unit.address?.postcode ?? null,
      place: unit.address?.place ?? null,
      countryCode: unit.address?.country?.[0] ?? 'NO',
      industry: unit.industries[0]?.[1] ?? null,
      employees:
        typeof unit.employees === 'number' ? String(unit.employees) : unit.employees === 'oneToFour' ? '1–4' : null,
      ownerId: draw.one(members),
      lastActivityAt: new Date(today.getTime() - draw.whole(0, 300) * DAY),
      createdAt: new Date(today.getTime() - draw.whole(301, 900) * DAY),
      createdBy: draw.one(members),
    })),
  );
  return placed;
}

async function placeContacts(
  draw: Draw,
  companies: readonly PlacedCompany[],
  { members, contacts, today }: Options,
): Promise<PlacedContact[]> {
  const placed: (PlacedContact & { row: Parameters<typeof insertContacts>[0][number] })[] = [];
  for (let number = 0; number < contacts; number++) {
    const [givenName, familyName] = [draw.one(givenNames), draw.one(familyNames)];
    const company = draw.chance(0.92) ? draw.one(companies) : undefined;
    const silentDays = draw.chance(0.08) ? draw.whole(1_100, 1_900) : draw.whole(0, 360);
    const activeUntil = today.getTime() - silentDays * DAY;
    const id = newId();
    const role = draw.one(jobTitles);
    const mailbox = `${fold(givenName)}.${fold(familyName)}`.replace(/[^a-z.]/g, '');
    placed.push({
      id,
      name: `${givenName} ${familyName}`,
      company,
      activeUntil,
      row: {
        id,
        givenName,
        familyName,
        jobTitle: company ? role : null,
        emails: draw.chance(0.95) ? [`${mailbox}${number}@${company?.host ?? 'epost.example'}`] : [],
        phones: draw.chance(0.9) ? [`+47400${String(draw.whole(0, 99_999)).padStart(5, '0')}`] : [],
        companies: company ? [{ id: company.id, name: company.name, role }] : [],
        ownerId: draw.chance(0.9) ? draw.one(members) : null,
        source: 'demo',
        lastActivityAt: new Date(activeUntil),
        createdAt: new Date(activeUntil - draw.whole(30, 500) * DAY),
        createdBy: draw.one(members),
      },
    });
  }
  await insertContacts(placed.map(({ row }) => row));
  return placed;
}

async function placeActivities(
  draw: Draw,
  contacts: readonly PlacedContact[],
  { members, today }: Options,
): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    Array.from({ length: draw.whole(1, 7) }, (_, back) => {
      const task = back > 0 && draw.chance(0.08);
      const { kind, subject, body } = task
        ? { kind: 'task', subject: drawTask(draw), body: '' }
        : drawConversation(draw);
      const happened = task ? today.getTime() : contact.activeUntil - back * draw.whole(5, 40) * DAY;
      return {
        id: newId(),
        kind,
        subject,
        body,
        contact: contact.id,
        company: contact.company?.id ?? null,
        by: draw.one(members),
        // Office hours, so that a timeline reads like a working day.
        happened: new Date(happened - (happened % DAY) + draw.whole(7 * 60, 15 * 60) * 60_000 - DAY),
        due: task ? new Date(today.getTime() + draw.whole(-3, 12) * DAY) : null,
      };
    }),
  );
  await change(
    `insert into activities (tenant_id, id, kind, subject, body, contact_id, company_id, by_member, happened_at, due_at, created_at)
     select $1, id, kind, subject, body, contact, company, by, happened, due, happened
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::timestamptz[], $10::timestamptz[])
         as row (id, kind, subject, body, contact, company, by, happened, due)`,
    [
      currentTenantId(),
      ...(['id', 'kind', 'subject', 'body', 'contact', 'company', 'by', 'happened', 'due'] as const).map((name) =>
        rows.map((row) => row[name]),
      ),
    ],
  );
}

/** What the activities' own verbs would have kept true: the newest that has happened, tasks not yet done left out. */
async function rememberLastActivity(): Promise<void> {
  for (const [table, column] of [
    ['contacts', 'contact_id'],
    ['companies', 'company_id'],
  ])
    await change(
      `update ${table} r set last_activity_at = (select max(a.happened_at) from activities a
         where a.tenant_id = $1 and a.${column} = r.id and a.kind <> 'task') where r.tenant_id = $1`,
      [currentTenantId()],
    );
}

async function placeDeals(draw: Draw, contacts: readonly PlacedContact[], { members, today }: Options): Promise<void> {
  const stages = await sql<{ id: string; outcome: string }>(
    `select id, outcome from stages where tenant_id = $1 order by position`,
    [currentTenantId()],
  );
  const open = stages.filter((stage) => stage.outcome === 'open');
  const closed = stages.filter((stage) => stage.outcome !== 'open');
  const buyers = contacts.filter((contact) => contact.company);
  await insertDeals(
    Array.from({ length: 34 }, () => {
      const buyer = draw.one(buyers);
      const stage = draw.one(draw.chance(0.65) ? open : closed);
      const ended = stage.outcome !== 'open';
      return {
        stageId: stage.id,
        title: `${draw.one(dealTitles)} – ${buyer.company?.name ?? buyer.name}`,
        companyId: buyer.company?.id ?? null,
        contactId: buyer.id,
        ownerId: draw.one(members),
        amountMinor: draw.whole(8, 480) * 500_000,
        expectedCloseOn: new Date(today.getTime() + draw.whole(ended ? -200 : 5, ended ? -5 : 120) * DAY)
          .toISOString()
          .slice(0, 10),
        closedAt: ended ? new Date(today.getTime() - draw.whole(5, 200) * DAY) : null,
        createdAt: new Date(today.getTime() - draw.whole(210, 360) * DAY),
        createdBy: draw.one(members),
      };
    }),
  );
}

const hostOf = (name: string): string => `${fold(name).replace(/[^a-z0-9]/g, '')}.example`;
