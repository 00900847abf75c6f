import { insertCompanies } from '../../src/domain/companies/bulk.ts';
import { writeAnswer } from '../../src/domain/companies/write-answer.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { insertDeals } from '../../src/domain/deals/bulk.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { fold } from '../../src/domain/names.ts';
import { entityBody } from '../../src/domain/register/bodies.ts';
import { readEntity } from '../../src/domain/register/read-entity.ts';
import { change, currentTenantId, sql } from '../../src/domain/tenancy.ts';
import { unitBody } from '../../stand-ins/register/units/unit-body.ts';
import type { UnitFacts } from '../../stand-ins/register/units/unit-facts.ts';
import { dealTitles, drawConversation, drawTask, jobTitles } from './conversations.ts';
import type { Draw } from './draw.ts';
import { atWork, writersAt, type DemoMember } from './history.ts';
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
  readonly createdAt: Date;
}

/**
 * Fills the tenant whose transaction is open with a believable year: companies from the register stand-in, people at
 * them, deals in every stage, and what was said along the way. Some people have been silent for years, so that a
 * retention rule has somebody to find. What is older than the tenant was brought along in its first week.
 * @param options.members the founder first
 */
export async function fillWithRecords(
  draw: Draw,
  options: { members: readonly DemoMember[]; units: readonly UnitFacts[]; contacts: number; today: Date },
): Promise<void> {
  const companies = await placeCompanies(draw, options);
  const contacts = await placeContacts(draw, companies, options);
  await placeActivities(draw, contacts, options);
  await rememberLastActivity();
  await placeDeals(draw, contacts, options);
}

type Options = Parameters<typeof fillWithRecords>[1];

/** Who wrote something at a moment: one of those who were there, or the founder for what is older than the tenant. */
function writer(draw: Draw, members: readonly DemoMember[], moment: Date): string {
  const those = writersAt(members, moment);
  return draw.one(those.length > 0 ? those : members.slice(0, 1)).id;
}

/** When a record of this age came into the tenant. */
function enteredAt({ members, today }: Options, daysAgo: number, number: number): Date {
  const founded = members[0]?.since ?? today;
  const broughtAlong = new Date(founded.getTime() + (1 + (number % 5)) * DAY);
  const made = new Date(today.getTime() - daysAgo * DAY);
  return atWork(made > broughtAlong ? made : broughtAlong, number);
}

async function placeCompanies(draw: Draw, options: Options): Promise<PlacedCompany[]> {
  const { members, units, today } = options;
  const placed = units.map((unit) => ({
    id: newId(),
    name: unit.name,
    host: unit.website?.replace(/^www\./, '') ?? hostOf(unit.name),
  }));
  await insertCompanies(
    units.map((unit, at) => {
      const createdAt = enteredAt(options, draw.whole(301, 900), at);
      return {
        id: placed[at]?.id ?? newId(),
        name: unit.name,
        organisationNumber: unit.number,
        ownerId: draw.one(members).id,
        lastActivityAt: new Date(today.getTime() - draw.whole(0, 300) * DAY),
        createdAt,
        createdBy: writer(draw, members, createdAt),
      };
    }),
  );
  // All but the name, which its people wrote as they write it, is the register's, with source and date.
  for (const [at, unit] of units.entries()) {
    const entity = readEntity(entityBody.parse(unitBody(unit)));
    await writeAnswer(placed[at]?.id ?? '', unit.number, { outcome: { kind: 'Found', entity }, toldAt: today });
  }
  return placed;
}

async function placeContacts(
  draw: Draw,
  companies: readonly PlacedCompany[],
  options: Options,
): Promise<PlacedContact[]> {
  const { members, contacts, today } = options;
  const placed: (PlacedContact & { row: Parameters<typeof insertContacts>[0][number] })[] = [];
  const taken = new Set<string>();
  for (let number = 0; number < contacts; number++) {
    const [givenName, familyName] = [draw.one(givenNames), draw.one(familyNames)];
    const company = draw.chance(0.92) ? draw.one(companies) : undefined;
    const silentDays = draw.chance(0.08) ? draw.whole(1_100, 1_900) : draw.whole(0, 360);
    const activeUntil = today.getTime() - silentDays * DAY;
    const createdAt = enteredAt(options, silentDays + draw.whole(30, 500), number);
    const id = newId();
    const role = draw.one(jobTitles);
    const mailbox = `${fold(givenName)}.${fold(familyName)}`.replace(/[^a-z.]/g, '');
    const host = company?.host ?? 'epost.example';
    const address = taken.has(`${mailbox}@${host}`) ? `${mailbox}${number}@${host}` : `${mailbox}@${host}`;
    taken.add(address);
    placed.push({
      id,
      name: `${givenName} ${familyName}`,
      company,
      activeUntil,
      createdAt,
      row: {
        id,
        givenName,
        familyName,
        jobTitle: company ? role : null,
        emails: draw.chance(0.95) ? [address] : [],
        phones: draw.chance(0.9) ? [`+47400${String(draw.whole(0, 99_999)).padStart(5, '0')}`] : [],
        companies: company ? [{ id: company.id, name: company.name, role }] : [],
        ownerId: draw.chance(0.9) ? draw.one(members).id : null,
        source: 'demo',
        lastActivityAt: new Date(activeUntil),
        createdAt,
        createdBy: writer(draw, members, createdAt),
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
      const day = task
        ? today.getTime() - draw.whole(0, 24) * DAY
        : contact.activeUntil - back * draw.whole(5, 40) * DAY;
      // Office hours, so that a timeline reads like a working day.
      const happened = new Date(day - (day % DAY) + draw.whole(7 * 60, 15 * 60) * 60_000 - DAY);
      return {
        id: newId(),
        kind,
        subject,
        body,
        contact: contact.id,
        company: contact.company?.id ?? null,
        by: writer(draw, members, happened),
        happened,
        due: task ? new Date(Math.max(today.getTime() + draw.whole(-3, 12) * DAY, happened.getTime() + DAY)) : null,
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
  // Somebody known for longer than a deal lasts, and heard from since the tenant began.
  const buyers = contacts.filter(
    ({ company, createdAt, activeUntil }) =>
      company && createdAt.getTime() < today.getTime() - 361 * DAY && activeUntil > createdAt.getTime(),
  );
  await insertDeals(
    Array.from({ length: 34 }, (_, number) => {
      const createdAt = atWork(new Date(today.getTime() - draw.whole(210, 360) * DAY), number);
      const buyer = draw.one(buyers);
      const stage = draw.one(draw.chance(0.65) ? open : closed);
      const ended = stage.outcome !== 'open';
      return {
        stageId: stage.id,
        title: `${draw.one(dealTitles)} – ${buyer.company?.name ?? buyer.name}`,
        companyId: buyer.company?.id ?? null,
        contactId: buyer.id,
        ownerId: draw.one(members).id,
        amountMinor: draw.whole(8, 480) * 500_000,
        expectedCloseOn: new Date(today.getTime() + draw.whole(ended ? -200 : 5, ended ? -5 : 120) * DAY)
          .toISOString()
          .slice(0, 10),
        closedAt: ended ? atWork(new Date(today.getTime() - draw.whole(5, 200) * DAY), number) : null,
        createdAt,
        createdBy: writer(draw, members, createdAt),
      };
    }),
  );
}

const hostOf = (name: string): string => `${fold(name).replace(/[^a-z0-9]/g, '')}.example`;
