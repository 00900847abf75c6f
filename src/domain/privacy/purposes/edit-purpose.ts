import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { oneLine } from '../../names.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { proposeBookkeepingRules, takeBackProposal } from '../retention/propose-rule.ts';
import {
  isBasis,
  isChannel,
  isRetentionRule,
  marketingRules,
  type Assessment,
  type Basis,
  type Channel,
  type MarketingRule,
  type RetentionRuleCode,
} from './purpose.ts';
import { findPurpose } from './purposes.ts';

/** A purpose as somebody typed it. Empty texts mean "not given". */
export interface TypedPurpose {
  readonly titleNb: string;
  readonly titleEn: string;
  readonly basis: string;
  readonly retentionRule: string;
  /** Empty for what is no marketing. */
  readonly marketing: string;
  readonly channels: readonly string[];
  readonly forNewContacts: boolean;
}

const LONGEST_TITLE = 80;

/** Adds a purpose, switched off. @returns its id @throws Invalid (fields titleNb, titleEn, basis …), NotAllowed */
export async function addPurpose(by: Member, typed: TypedPurpose, id = newId()): Promise<string> {
  demand(by, 'privacy');
  const read = readPurpose(typed);
  await change(
    `insert into purposes (tenant_id, id, code, title_nb, title_en, layer, basis, retention_rule, withdrawable, marketing,
                           channels, for_new_contacts)
     values ($1, $2, $3, $4, $5, 'L2', $6, $7, $8, $9, $10, $11)`,
    [
      by.tenantId,
      id,
      `own-${id.slice(-12)}`,
      read.titleNb,
      read.titleEn,
      read.basis,
      read.retentionRule,
      isWithdrawable(read.basis),
      read.marketing,
      read.channels,
      read.forNewContacts,
    ],
  );
  await Promise.all([record(asActor(by), 'purpose.created', { kind: 'purpose', id }), proposeBookkeepingRules()]);
  return id;
}

/**
 * Changes a purpose. Another basis is another decision: the purpose is switched off until somebody decides again, and
 * what was written down for people on the old basis no longer holds.
 * @throws Invalid, NotFound, NotAllowed
 */
export async function changePurpose(by: Member, id: string, typed: TypedPurpose): Promise<void> {
  demand(by, 'privacy');
  const read = readPurpose(typed);
  const present = await findPurpose(id);
  const decided = present.basis === read.basis && present.marketing === read.marketing;
  await change(
    `update purposes set title_nb = $3, title_en = $4, basis = $5, retention_rule = $6, withdrawable = $7, marketing = $8,
            channels = $9, for_new_contacts = $10, enabled = enabled and $11
      where tenant_id = $1 and id = $2`,
    [
      by.tenantId,
      id,
      read.titleNb,
      read.titleEn,
      read.basis,
      read.retentionRule,
      isWithdrawable(read.basis),
      read.marketing,
      read.channels,
      read.forNewContacts,
      decided,
    ],
  );
  if (read.retentionRule !== 'bookkeeping') await takeBackProposal(id);
  await Promise.all([record(asActor(by), 'purpose.changed', { kind: 'purpose', id }), proposeBookkeepingRules()]);
}

/** A consent can be withdrawn (Art. 7(3)), and a legitimate interest objected to (Art. 21). */
const isWithdrawable = (basis: Basis): boolean => basis === 'consent' || basis === 'legitimate-interest';

interface ReadPurpose {
  readonly titleNb: string;
  readonly titleEn: string;
  readonly basis: Basis;
  readonly retentionRule: RetentionRuleCode;
  readonly marketing: MarketingRule | null;
  readonly channels: readonly Channel[];
  readonly forNewContacts: boolean;
}

function readPurpose(typed: TypedPurpose): ReadPurpose {
  const problems: Record<string, FieldProblem> = {};
  const [titleNb, titleEn] = [oneLine(typed.titleNb), oneLine(typed.titleEn)];
  for (const [field, title] of Object.entries({ titleNb, titleEn })) {
    if (title === '') problems[field] = 'form.required';
    if (title.length > LONGEST_TITLE) problems[field] = { key: 'form.tooLong', params: { count: LONGEST_TITLE } };
  }
  const { basis, retentionRule } = typed;
  const channels = typed.channels.filter(isChannel);
  const marketing = marketingRules.find((rule) => rule === typed.marketing) ?? null;
  if (!isBasis(basis)) problems['basis'] = 'form.choose';
  if (!isRetentionRule(retentionRule)) problems['retentionRule'] = 'form.choose';
  if (typed.marketing !== '' && marketing === null) problems['marketing'] = 'form.choose';
  if (marketing !== null && channels.length === 0) problems['channels'] = 'consents.purpose.channelNeeded';
  // E-mail and text messages that sell need a yes, or a sale before them (markedsføringsloven § 15).
  const electronic = channels.includes('email') || channels.includes('sms');
  if (marketing === 'reservation' && electronic) problems['channels'] = 'consents.purpose.electronic';
  if ((marketing === 'consent') !== (basis === 'consent') && marketing !== null)
    problems['basis'] = 'consents.purpose.basisOfMarketing';
  if (Object.keys(problems).length > 0 || !isBasis(basis) || !isRetentionRule(retentionRule))
    throw new Invalid(problems);
  const { forNewContacts } = typed;
  // A consent is given by somebody; it is never there from the beginning.
  if (forNewContacts && (basis === 'consent' || marketing !== null))
    throw new Invalid({ forNewContacts: 'consents.purpose.notForNew' });
  return { titleNb, titleEn, basis, retentionRule, marketing, channels, forNewContacts };
}

/** The longest part of an assessment, in characters. */
const LONGEST_PART = 2_000;

/**
 * Writes down why the tenant's interest is legitimate, with who and when (Art. 6(1)(f), 5(2)).
 * @throws Invalid (fields interest, necessity, balance) when a part is missing; NotFound, NotAllowed
 */
export async function assessInterest(by: Member, id: string, typed: Assessment): Promise<void> {
  demand(by, 'privacy');
  const problems: Record<string, FieldProblem> = {};
  for (const part of ['interest', 'necessity', 'balance'] as const) {
    if (typed[part].trim() === '') problems[part] = 'form.required';
    if (typed[part].length > LONGEST_PART) problems[part] = { key: 'form.tooLong', params: { count: LONGEST_PART } };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await findPurpose(id);
  await change(
    `update purposes set interest = $3, necessity = $4, balance = $5, reviewed_at = $6, reviewed_by = $7
      where tenant_id = $1 and id = $2`,
    [by.tenantId, id, typed.interest.trim(), typed.necessity.trim(), typed.balance.trim(), now(), by.id],
  );
  await record(asActor(by), 'purpose.assessed', { kind: 'purpose', id });
}

/**
 * Decides that a purpose holds: from now on it can be given to people, and the gate lets it through.
 * @throws Invalid (field `enabled`) for a legitimate interest nobody has assessed, or a consent without a wording;
 * NotFound, NotAllowed
 */
export async function switchPurposeOn(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const purpose = await findPurpose(id);
  if (purpose.basis === 'legitimate-interest' && purpose.reviewedAt === null)
    throw new Invalid({ enabled: 'consents.purpose.assessFirst' });
  const [{ wordings } = { wordings: 0 }] = await sql<{ wordings: number }>(
    `select count(*)::int as wordings from consent_wordings where tenant_id = $1 and purpose_id = $2`,
    [by.tenantId, id],
  );
  if (purpose.basis === 'consent' && wordings === 0) throw new Invalid({ enabled: 'consents.purpose.wordingFirst' });
  await decide(by, id, true);
}

/** Decides that a purpose no longer holds: the gate refuses it from the next look on. @throws NotFound, NotAllowed */
export async function switchPurposeOff(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  await findPurpose(id);
  await decide(by, id, false);
}

async function decide(by: Member, id: string, enabled: boolean): Promise<void> {
  await Promise.all([
    change(`update purposes set enabled = $3, decided_at = $4, decided_by = $5 where tenant_id = $1 and id = $2`, [
      by.tenantId,
      id,
      enabled,
      now(),
      by.id,
    ]),
    record(asActor(by), enabled ? 'purpose.switched-on' : 'purpose.switched-off', { kind: 'purpose', id }),
  ]);
}

/**
 * Deletes a purpose that nothing rests on.
 * @throws Invalid (field `purpose`) when somebody has it, has answered it or is suppressed for it, or it has a wording or a
 * retention rule that somebody has decided on
 */
export async function deletePurpose(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  await findPurpose(id);
  await takeBackProposal(id);
  const [use] = await sql<{ used: boolean }>(
    `select exists (select from contact_purposes where tenant_id = $1 and purpose_id = $2)
         or exists (select from consent_events where tenant_id = $1 and purpose_id = $2)
         or exists (select from suppressions where tenant_id = $1 and purpose_id = $2)
         or exists (select from retention_rules where tenant_id = $1 and purpose_id = $2)
         or exists (select from consent_wordings where tenant_id = $1 and purpose_id = $2) as used`,
    [by.tenantId, id],
  );
  if (use?.used) throw new Invalid({ purpose: 'consents.purpose.inUse' });
  await change(`delete from purposes where tenant_id = $1 and id = $2`, [by.tenantId, id]);
  await record(asActor(by), 'purpose.deleted', { kind: 'purpose', id });
}
