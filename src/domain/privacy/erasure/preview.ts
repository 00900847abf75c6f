import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { holdsOf, type LegalHold } from '../holds/legal-holds.ts';
import { isPersonal } from '../inventory/declaration.ts';
import { treatments } from '../inventory/erasure-treatment.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { inCase } from '../restriction/in-case.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import { copiesOwed, unmatchedFrom, unprovenErasures } from './answers-first.ts';
import { nameOfHit, type FreeTextHit } from './free-text.ts';
import { hitsOf, isRecord } from './same-person.ts';
import type { KeptPlace } from './read-back.ts';
import { staysAtOthers } from './stays-at-others.ts';
import { rowsAbout, stayGrounds, suppressionsOf, type StayGround } from './stays.ts';
import { tracesOf } from './traces.ts';
import { hasRegisteredBusiness } from './typed-of-business.ts';
import { demandSeenOrAsked } from './within-case.ts';

/** What erasure does to rows: the strongest of what it does to their columns. */
export type RowOutcome = 'deleted' | 'emptied' | 'coarsened' | 'agesOut' | 'kept';

/** One branch of the tree: the person's rows in one table. */
export interface PreviewBranch {
  readonly table: string;
  readonly rows: number;
  readonly outcome: RowOutcome;
  /** On what grounds columns of them stay, and by which rule they go. */
  readonly stays: readonly StayGround[];
  /** The last day any of them is there, where it is known already. */
  readonly until: string | null;
}

/** What erasing somebody does, before anybody has decided it. */
export interface ErasurePreview {
  readonly contactId: string;
  readonly name: { readonly given: string; readonly family: string };
  readonly restricted: boolean;
  readonly branches: readonly PreviewBranch[];
  readonly holds: readonly LegalHold[];
  readonly unsentMails: number;
  /** Files of contacts that exist now; they may name the person, and are taken back. */
  readonly files: number;
  readonly hits: readonly FreeTextHit[];
  /** What names the person at others and stays, on which ground; nobody is asked about it. */
  readonly stays: readonly KeptPlace[];
  /** Requests of theirs for a copy that nobody has answered: once they are erased, there is nothing to copy. */
  readonly copiesOwed: readonly string[];
  /** Requests of theirs to be erased of which it is not shown who asks: decided there, and not beside them. */
  readonly unproven: readonly string[];
  /** Requests from an address of theirs that nobody has matched: to be looked at before, so that they are answered. */
  readonly unmatched: readonly string[];
  /** An erasure of theirs that is under way already. */
  readonly underWay: string | undefined;
}

/**
 * What would happen, table by table, as the inventory declares it.
 * @param requestId the request it comes with: who is restricted is seen within a case of theirs alone
 * @param decisions what has been decided so far, as in `decideErasure`: what is to be decided about other records of the same
 * person, and copies owed to them, are added
 * @throws NotFound, NotAllowed
 */
export async function erasurePreview(
  by: Member,
  contactId: string,
  requestId?: string,
  decisions: (name: string) => string = () => '',
): Promise<ErasurePreview> {
  await demandSeenOrAsked(by, contactId, requestId);
  return inCase(by, async () => {
    const [first, ...others] = await previewsHere(contactId, decisions, requestId || undefined);
    const all = [first, ...others];
    const hits = new Map(all.flatMap((one) => one.hits.map((hit) => [nameOfHit(hit), hit])));
    return {
      ...first,
      hits: [...hits.values()],
      copiesOwed: all.flatMap((one) => one.copiesOwed),
      unproven: all.flatMap((one) => one.unproven),
      unmatched: [...new Set(all.flatMap((one) => one.unmatched))],
    };
  });
}

/** The person, then each other record that was decided to be theirs, in the open case. @throws NotFound */
export async function previewsHere(
  contactId: string,
  decisions: (name: string) => string,
  requestId?: string,
): Promise<[ErasurePreview, ...ErasurePreview[]]> {
  const previews: [ErasurePreview, ...ErasurePreview[]] = [await previewHere(contactId, requestId)];
  const records = new Set([contactId]);
  // Each record can lead to more.
  for (const preview of previews)
    for (const hit of preview.hits)
      if (isRecord(hit) && !records.has(hit.row) && decisions(nameOfHit(hit)) === 'delete') {
        records.add(hit.row);
        previews.push(await previewHere(hit.row, requestId));
      }
  // The person is no other record of their own.
  const others = (hit: FreeTextHit): boolean => !isRecord(hit) || hit.row !== contactId;
  const [first, ...rest] = previews;
  return [first, ...rest.map((one) => ({ ...one, hits: one.hits.filter(others) }))];
}

/** One record, in the open case. @throws NotFound */
async function previewHere(contactId: string, requestId: string | undefined): Promise<ErasurePreview> {
  const here = [currentTenantId(), contactId];
  const [contact] = isId(contactId)
    ? await sql<{ given: string; family: string; restricted: boolean; underWay: string | null }>(
        `select given_name as given, family_name as family, restricted_at is not null as restricted,
                (select e.id from erasures e where e.tenant_id = $1 and e.contact_id = $2 and e.state <> 'done') as "underWay"
           from contacts where tenant_id = $1 and id = $2 and anonymised_at is null`,
        here,
      )
    : [];
  if (!contact) throw new NotFound('contact');
  const { given, family, restricted, underWay } = contact;
  const [branches, holds, [counted], traces, copies, unproven, unmatched] = await Promise.all([
    branchesOf(contactId),
    holdsOf({ kind: 'contact', id: contactId }),
    sql<{ mails: number; files: number }>(
      `select (select count(*)::int from mails where tenant_id = $1 and contact_id = $2 and sent_at is null) as mails,
              (select count(*)::int from exports where tenant_id = $1 and state in ('waiting', 'running', 'finished')) as files`,
      here,
    ),
    tracesOf(contactId),
    copiesOwed([contactId]),
    unprovenErasures(contactId),
    unmatchedFrom(contactId),
  ]);
  return {
    contactId,
    name: { given, family },
    restricted,
    branches,
    holds,
    unsentMails: counted?.mails ?? 0,
    files: counted?.files ?? 0,
    hits: await hitsOf(contactId, traces, requestId),
    stays: await staysAtOthers(contactId, traces),
    copiesOwed: copies,
    unproven,
    unmatched,
    underWay: underWay ?? undefined,
  };
}

async function branchesOf(contactId: string): Promise<PreviewBranch[]> {
  const addresses = (await addressesOf([contactId])).get(contactId) ?? [];
  const [about, suppressed] = await Promise.all([rowsAbout(contactId), suppressionsOf(addresses)]);
  const branches = suppressed.rows > 0 ? [...about, suppressed] : about;
  const registered = await hasRegisteredBusiness(contactId);
  return branches.map((branch) => {
    const { outcome, stays } = outcomeOf(branch.table);
    // Of a business that is in no register, nothing stays because of one.
    return { ...branch, outcome, stays: stays.filter(({ ground }) => registered || ground !== 'public-register') };
  });
}

function outcomeOf(table: string): Pick<PreviewBranch, 'outcome' | 'stays'> {
  const declaration = declarationOf(table);
  const done = new Set(
    [treatments(declaration, 'contact', 'right'), treatments(declaration, 'sole-trader')].flatMap((treated) =>
      Object.entries(treated).flatMap(([name, treatment]) => {
        const column = declaration.columns[name];
        return treatment === 'delete' || (column !== undefined && isPersonal(column)) ? [treatment] : [];
      }),
    ),
  );
  const stays = stayGrounds(table);
  const emptied = ['null', 'empty', 'neutral-given-name', 'neutral-family-name', 'neutral-title-if-named'] as const;
  const coarse = ['month', 'month-if-alone', 'null-unless-alone'] as const;
  if (done.has('delete')) return { outcome: 'deleted', stays: [] };
  if (emptied.some((one) => done.has(one))) return { outcome: 'emptied', stays };
  if (coarse.some((one) => done.has(one))) return { outcome: 'coarsened', stays };
  if (done.has('expire')) return { outcome: 'agesOut', stays };
  return { outcome: 'kept', stays };
}
