import { outside } from '../../outside.ts';
import type { GroupMember } from '../../register/group.ts';
import { readingTenant } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { askedTooOften } from '../asked-often.ts';
import { findCompany } from '../company-record.ts';
import { ownAmong, type Relative } from './relatives.ts';

/** Which company a question is about. */
export interface AskedAbout {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string;
}

/** A company of a group, with the tenant's own where it has it. */
export interface GroupCompany extends GroupMember {
  readonly companyId: string | null;
}

/** What the register says of a company's sub-units or group. It having said nothing is neither "none" nor an empty list. */
export type StructureAnswer =
  | { readonly kind: 'subUnits'; readonly units: readonly Relative[]; readonly total: number }
  | { readonly kind: 'group'; readonly members: readonly GroupCompany[] }
  | { readonly kind: 'noGroup' | 'unavailable' }
  /** The member has asked very often just now: seconds until the register is asked again. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** The company has no number to ask about, or one of which the register tells nothing: it is in no group and owns nothing there. */
  | { readonly kind: 'noNumber' | 'unknownNumber' };

/** An answer, and which company it is about. */
export interface AskedStructure {
  readonly company: Omit<AskedAbout, 'organisationNumber'>;
  readonly answer: StructureAnswer;
}

/**
 * Asks the register for a company's sub-units, or for its group. The answer is shown and kept nowhere. Asks outside, so it
 * opens its own transactions and is not to be called in one.
 * @param from the member's network address
 * @throws NotFound when the company is not there
 */
export async function askStructure(
  by: Member,
  companyId: string,
  what: 'subUnits' | 'group',
  from: string,
): Promise<AskedStructure> {
  const found = await readingTenant(by.tenantId, () => findCompany(by, companyId));
  const { organisation_number: number } = found;
  const company = { id: found.id, name: found.name };
  if (number === null) return { company, answer: { kind: 'noNumber' } };
  const seconds = await askedTooOften(by, from);
  if (seconds !== undefined) return { company, answer: { kind: 'wait', seconds } };
  const answer = await (what === 'group' ? askGroup(by, number) : askSubUnits(by, number));
  const none = answer.kind === 'noGroup' || (answer.kind === 'subUnits' && answer.units.length === 0);
  return { company, answer: none && found.enrichment_state !== 'found' ? await noneOf(number, answer) : answer };
}

/** What "none" comes to: the register says it of numbers that nobody has too, so it is asked whether it tells of this one. */
async function noneOf(number: string, none: StructureAnswer): Promise<StructureAnswer> {
  const told = await outside().register.lookUp(number, { interactive: true });
  if (told.kind === 'Unavailable') return { kind: 'unavailable' };
  return told.kind === 'Found' || told.kind === 'Deleted' ? none : { kind: 'unknownNumber' };
}

async function askSubUnits(by: Member, number: string): Promise<StructureAnswer> {
  const told = await outside().register.subUnits(number, { interactive: true });
  if (told.kind !== 'SubUnits') return { kind: 'unavailable' };
  const own = await ours(by, told.units);
  const units = told.units.map((unit) => ({
    organisationNumber: unit.organisationNumber,
    name: unit.name,
    place: unit.businessAddress?.place ?? null,
    companyId: own.get(unit.organisationNumber) ?? null,
  }));
  return { kind: 'subUnits', total: told.total, units: units.toSorted((a, b) => a.name.localeCompare(b.name, 'nb')) };
}

async function askGroup(by: Member, number: string): Promise<StructureAnswer> {
  const told = await outside().register.group(number, { interactive: true });
  if (told.kind === 'NoGroup') return { kind: 'noGroup' };
  if (told.kind !== 'Group') return { kind: 'unavailable' };
  const own = await ours(by, told.members);
  return {
    kind: 'group',
    members: told.members.map((one) => ({ ...one, companyId: own.get(one.organisationNumber) ?? null })),
  };
}

const ours = (by: Member, units: readonly { readonly organisationNumber: string }[]) =>
  readingTenant(by.tenantId, () =>
    ownAmong(
      by,
      units.map(({ organisationNumber }) => organisationNumber),
    ),
  );
