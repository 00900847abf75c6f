import type { Actor, AuditDetails } from '../../audit/audit.ts';
import { recordMany } from '../../audit/record-many.ts';
import { lastTouched } from '../../contacts/last-touched.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { anonymiseContacts } from './anonymise-contacts.ts';
import { isHeld, isHeldWith } from '../holds/legal-holds.ts';
import { servedPurposes } from '../purposes/served-purposes.ts';
import { whoWaitsForTheirData } from '../requests/needs-data.ts';
import { heldByRestriction } from '../restriction/left-alone.ts';
import { deleteCompanies } from '../../trash/delete-companies.ts';
import { dueContacts, idleContacts } from './due-contacts.ts';
import { isLeftAlone, reasonsToLeaveContact, type ReasonsToLeave } from './left-alone.ts';
import { isGeneral, isInForce, isOfIdle, keptByFloor, type RuleTerms } from './rule-terms.ts';

/** What a rule is carried out on. */
export const counted = ['contacts', 'activity-text', 'own-businesses'] as const;
export type Counted = (typeof counted)[number];

/**
 * A kind of retention rule that the program understands. `due` is what stands after `from`: the rows under the alias `r`,
 * for the tenant in `$1`, the cutoff in `$2` and the purpose in `$3` (uuid or null). Use it by `dueRows`. `reached` are those
 * whose time is over, and `leaves` tells which of them are not due, and why.
 */
export interface RuleKind {
  readonly selector: Counted;
  readonly clock: string;
  readonly action: string;
  readonly needsPurpose: boolean;
  readonly reached: string;
  readonly leaves: ReasonsToLeave;
  readonly due: string;
  /** Oldest first, by an index. */
  readonly order: string;
  /** When the clock of a row started, as SQL. */
  readonly since: string;
  /** What a row is called in a sample, as SQL. */
  readonly name: string;
  /** Rows that it leaves alone and that row security does not let `due` know of; await it alone. */
  readonly spares?: () => Promise<string[]>;
  /** Carries the rule out on locked rows, with an audit entry each; `own` is what is to be said of each, in their order. */
  readonly act: (by: Actor, ids: readonly string[], why: AuditDetails, own: readonly AuditDetails[]) => Promise<void>;
}

const touched = lastTouched('r');
const contactName = `trim(r.given_name || ' ' || r.family_name)`;

const standing = `contacts r where r.tenant_id = $1 and r.anonymised_at is null`;
const ofContact = reasonsToLeaveContact('r');
const servesPurpose = `exists (select from ${servedPurposes} cp where cp.contact_id = r.id and cp.purpose_id = $3)`;

/**
 * A purpose keeps its people as long as its own rule says, or else the rule for all, or else for good; one that a law sets a
 * time for as long as its own rule says, or for good. The longest wins.
 */
const keptByAnother = `exists (
    select from ${servedPurposes} other
      left join retention_rules own on own.tenant_id = $1 and own.purpose_id = other.purpose_id and ${isOfIdle('own')}
            and ${isInForce('own')}
      left join retention_rules general on general.tenant_id = $1 and ${isGeneral('general')} and ${isInForce('general')}
     where other.contact_id = r.id and other.purpose_id <> $3
       and (r.id in (${keptByFloor('and law.id <> $3')}) or coalesce(own.months, general.months, 100000)
         > (select months from retention_rules this where this.tenant_id = $1 and this.purpose_id = $3 and ${isOfIdle('this')})))`;

const otherPurpose = `exists (select from ${servedPurposes} cp where cp.contact_id = r.id and cp.purpose_id <> $3)`;
const withdrawnAt = `(select max(e.at) from consent_events e
    where e.tenant_id = $1 and e.contact_id = r.id and e.purpose_id = $3 and e.kind in ('withdrawn', 'objected'))`;
const grantedSince = `exists (select from consent_events e where e.tenant_id = $1 and e.contact_id = r.id
    and e.purpose_id = $3 and e.kind = 'granted' and e.at > ${withdrawnAt})`;

const businessTouched = lastTouched('r');

const purposeIdle = `${standing} and ${touched} < $2 and ${servesPurpose} and not ${keptByAnother}`;
const consentGone = `${standing} and ${withdrawnAt} < $2 and not ${grantedSince} and not ${otherPurpose}`;

const oldText = `activities r where r.tenant_id = $1 and r.happened_at < $2 and (r.subject <> '' or r.body <> '')`;
const ofActivity: ReasonsToLeave = {
  restricted: 'r.restricted_at is not null',
  held: isHeld('activities', 'r.id'),
  waiting: `(r.contact_id is not null and r.contact_id in (${whoWaitsForTheirData}))`,
};

/** Businesses that are people and have no contact whose time they follow: with work under way they wait. */
const lonelyBusinesses = `companies r where r.tenant_id = $1 and r.person_like and ${businessTouched} < $2
    and not exists (select from contact_companies l where l.tenant_id = $1 and l.company_id = r.id)
    and not exists (select from deals d join stages s on s.tenant_id = $1 and s.id = d.stage_id and s.outcome = 'open'
                     where d.tenant_id = $1 and d.company_id = r.id and d.deleted_at is null)`;

/** While somebody asks who is not matched with anybody yet, it may be theirs. */
const ofBusiness: ReasonsToLeave = {
  restricted: 'r.id = any ($4::uuid[])',
  held: isHeldWith('company', 'companies', 'r.id'),
  waiting: `exists (select from data_subject_requests q
                     where q.tenant_id = $1 and q.contact_id is null and q.state in ('draft', 'open'))`,
};

/** The rule for all contacts. */
export const generalKind: RuleKind = {
  selector: 'contacts',
  clock: 'last-activity',
  action: 'anonymise',
  needsPurpose: false,
  reached: idleContacts('r'),
  leaves: ofContact,
  due: dueContacts('r'),
  order: `${touched}, r.id`,
  since: touched,
  name: contactName,
  act: anonymiseContacts,
};

/** Every kind there is. A rule that is none of them is skipped, and says so. */
export const ruleKinds: readonly RuleKind[] = [
  generalKind,
  {
    selector: 'contacts',
    clock: 'last-activity',
    action: 'anonymise',
    needsPurpose: true,
    reached: purposeIdle,
    leaves: ofContact,
    due: `${purposeIdle} and not ${isLeftAlone('r')}`,
    order: `${touched}, r.id`,
    since: touched,
    name: contactName,
    act: anonymiseContacts,
  },
  {
    selector: 'contacts',
    clock: 'withdrawal',
    action: 'anonymise',
    needsPurpose: true,
    reached: consentGone,
    leaves: ofContact,
    due: `${consentGone} and not ${isLeftAlone('r')}`,
    order: 'r.id',
    since: withdrawnAt,
    name: contactName,
    act: anonymiseContacts,
  },
  {
    selector: 'activity-text',
    clock: 'creation',
    action: 'empty',
    needsPurpose: false,
    reached: oldText,
    leaves: ofActivity,
    due: `${oldText} and not ${ofActivity.held} and not ${ofActivity.waiting}`,
    order: 'r.happened_at, r.id',
    since: 'r.happened_at',
    name: `left(case when r.subject = '' then r.body else r.subject end, 80)`,
    act: emptyActivities,
  },
  {
    selector: 'own-businesses',
    clock: 'last-activity',
    action: 'delete',
    needsPurpose: false,
    reached: lonelyBusinesses,
    leaves: ofBusiness,
    due: `${lonelyBusinesses} and not (${ofBusiness.held}) and not ${ofBusiness.waiting}`,
    order: `${businessTouched}, r.id`,
    since: businessTouched,
    name: 'r.name',
    spares: () => heldByRestriction('company'),
    act: deleteBusinesses,
  },
];

async function deleteBusinesses(by: Actor, ids: readonly string[], why: AuditDetails): Promise<void> {
  await Promise.all([deleteCompanies(ids), recordMany(by, 'company.deleted', { kind: 'company', ids }, why)]);
}

async function emptyActivities(by: Actor, ids: readonly string[], why: AuditDetails): Promise<void> {
  await Promise.all([
    change(`update activities set subject = '', body = '' where tenant_id = $1 and id = any($2::uuid[])`, [
      currentTenantId(),
      ids,
    ]),
    recordMany(by, 'activity.emptied', { kind: 'activity', ids }, why),
  ]);
}

/**
 * What stands after `from` for the rows that are due, without those that are spared in `$4` (uuid[]). Every value is named, since
 * PostgreSQL wants to know of what type each is.
 */
export const dueRows = ({ due }: RuleKind): string =>
  `${due} and ($3::uuid is null or true) and r.id <> all ($4::uuid[])`;

/** The kind of a rule; undefined for one that this version of the program does not understand. */
export const kindOf = (rule: RuleTerms): RuleKind | undefined =>
  ruleKinds.find(
    ({ selector, clock, action, needsPurpose }) =>
      selector === rule.selector &&
      clock === rule.clock &&
      action === rule.action &&
      needsPurpose === (rule.purposeId !== null) &&
      rule.unit === 'month',
  );
