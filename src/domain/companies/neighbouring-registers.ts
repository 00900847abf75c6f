import { record } from '../audit/audit.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { partyIsInUse } from '../outbound/allowed-hosts.ts';
import {
  askNeighbour,
  keptColumns,
  knownIn,
  type KeptRow,
  type KnownAnswer,
  type NeighbourTold,
} from '../register/neighbours/ask-neighbour.ts';
import {
  askedNeighbours,
  neighbourFacts,
  neighbours,
  type AskedNeighbour,
  type Neighbour,
} from '../register/neighbours/neighbours.ts';
import { change, currentTenantId, readingTenant, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { askedTooOften } from './asked-often.ts';

/** A neighbouring register as a tenant has it. */
export interface NeighbourSwitch {
  readonly neighbour: Neighbour;
  readonly on: boolean;
  /** Whether OnNet has it in use at all: its row in the register of sub-processors. */
  readonly inUse: boolean;
}

/** Every neighbouring register, and whether it is on for the member's tenant. */
export async function neighbourSwitches(by: Member): Promise<NeighbourSwitch[]> {
  demand(by, 'read');
  const rows = await sql<{ neighbour: Neighbour; on: boolean }>(
    `select neighbour, switched_on as on from tenant_neighbours where tenant_id = $1`,
    [by.tenantId],
  );
  const decided = new Map(rows.map(({ neighbour, on }) => [neighbour, on]));
  return Promise.all(
    neighbours.map(async (neighbour) => ({
      neighbour,
      on: decided.get(neighbour) ?? neighbourFacts[neighbour].onFromStart,
      inUse: await partyIsInUse(neighbourFacts[neighbour].row),
    })),
  );
}

/** Switches a neighbouring register on or off for the whole tenant, and tells the audit trail when that changes anything. */
export async function switchNeighbour(by: Member, neighbour: Neighbour, on: boolean): Promise<void> {
  demand(by, 'privacy');
  const changed = await change(
    `insert into tenant_neighbours as known (tenant_id, neighbour, switched_on)
     select $1, $2, $3::boolean
      where $3::boolean <> $4::boolean
         or exists (select from tenant_neighbours where tenant_id = $1 and neighbour = $2)
     on conflict (tenant_id, neighbour) do update set switched_on = excluded.switched_on
      where known.switched_on <> excluded.switched_on`,
    [by.tenantId, neighbour, on, neighbourFacts[neighbour].onFromStart],
  );
  if (changed > 0)
    await record(
      asActor(by),
      on ? 'neighbour.switched-on' : 'neighbour.switched-off',
      { kind: 'tenant', id: by.tenantId },
      { neighbour },
    );
}

/**
 * The rows of the register of sub-processors that the tenant of the open transaction has nothing sent to, since it has not
 * switched them on.
 */
export async function rowsSwitchedOff(): Promise<ReadonlySet<string>> {
  const on = await sql<{ neighbour: Neighbour }>(
    `select neighbour from tenant_neighbours where tenant_id = $1 and switched_on`,
    [currentTenantId()],
  );
  return new Set(
    askedNeighbours
      .filter((one) => !on.some(({ neighbour }) => neighbour === one))
      .map((one) => neighbourFacts[one].row),
  );
}

/** One register that may be asked about a company, whether the tenant has it on, and what it has told if so. */
export interface ToldOfCompany {
  readonly neighbour: AskedNeighbour;
  readonly on: boolean;
  /** Undefined before somebody asked, and while it is off. */
  readonly known: KnownAnswer | undefined;
}

// A person's number is not sent to anybody; a sub-unit's invoices and accounts are its owner's; and of what
// Enhetsregisteret has not told about yet, nobody knows whether it is either.
const askable = `c.organisation_number is not null and not c.person_like and c.deleted_at is null
  and c.enrichment_at is not null and c.enrichment_state in ('found', 'waiting', 'unavailable')
  and c.legal_form is not null and c.legal_form not in ('BEDR', 'AAFY')`;

/** The neighbouring registers of a company's page, on or off; none for a company that nobody may be asked about. */
export async function toldOfCompany(by: Member, companyId: string): Promise<ToldOfCompany[]> {
  demand(by, 'read');
  if (!isId(companyId)) return [];
  const rows = await sql<KeptRow & { readonly neighbour: AskedNeighbour; readonly on: boolean }>(
    `select asked.neighbour, coalesce(n.switched_on, false) as on, ${keptColumns}
       from companies c
      cross join unnest($3::text[]) with ordinality as asked (neighbour, place)
       left join tenant_neighbours n on n.tenant_id = c.tenant_id and n.neighbour = asked.neighbour
       left join neighbour_answers a on a.organisation_number = c.organisation_number and n.switched_on
            and a.neighbour = n.neighbour
       left join register_entities e on e.organisation_number = c.organisation_number
      where c.tenant_id = $1 and c.id = $2 and ${askable}
      order by asked.place`,
    [by.tenantId, companyId, askedNeighbours],
  );
  const inUse = await Promise.all(rows.map(({ neighbour }) => partyIsInUse(neighbourFacts[neighbour].row)));
  return rows
    .filter((_, at) => inUse[at])
    .map(({ neighbour, on, ...kept }) => ({ neighbour, on, known: knownIn(kept) }));
}

/** What came of asking a neighbouring register about a company. */
export interface AskedNeighbourAbout {
  readonly company: { readonly id: string; readonly name: string };
  readonly told: NeighbourTold | { /** Asked too often: seconds until it may be asked again. */ readonly wait: number };
}

/**
 * Asks a neighbouring register about a company. Opens its own transactions, and is not to be called in one.
 * @param from the member's network address
 * @throws NotFound for a company that is not there or may not be asked about, and for a register that is off
 */
export async function askAboutCompany(
  by: Member,
  companyId: string,
  neighbour: AskedNeighbour,
  from: string,
): Promise<AskedNeighbourAbout> {
  demand(by, 'read');
  if (!isId(companyId)) throw new NotFound('company');
  const [found] = await readingTenant(by.tenantId, () =>
    sql<{ id: string; name: string; number: string }>(
      `select c.id, c.name, c.organisation_number as number
         from companies c
         join tenant_neighbours n on n.tenant_id = c.tenant_id and n.neighbour = $3 and n.switched_on
        where c.tenant_id = $1 and c.id = $2 and ${askable}`,
      [by.tenantId, companyId, neighbour],
    ),
  );
  if (!found || !(await partyIsInUse(neighbourFacts[neighbour].row))) throw new NotFound('company');
  const { number, ...company } = found;
  const wait = await askedTooOften(by, from);
  return { company, told: wait === undefined ? await askNeighbour(neighbour, number) : { wait } };
}
