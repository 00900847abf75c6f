import { companyChoices } from '../../domain/companies/company-choices.ts';
import { chosenUnit, unitProblem } from '../../domain/companies/unit-choices.ts';
import { contactChoices } from '../../domain/deals/contact-choices.ts';
import type { DealFacts } from '../../domain/deals/deal.ts';
import type { Deal } from '../../domain/deals/deal-record.ts';
import { partiesOf } from '../../domain/deals/deal-record.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { fold } from '../../domain/names.ts';
import { parseDate, parseMoney } from '../../words/parsing.ts';
import { unitsBeside } from '../companies/units-beside.ts';
import { namedSo } from '../named-so.ts';
import type { Visit } from '../visit.ts';
import type { DealFormPage, TypedDeal } from './pages.ts';

/** The posted fields as they were typed. */
export function typedIn(visit: Visit, prefix: '' | 'was-' = ''): TypedDeal {
  return {
    title: visit.field(`${prefix}title`),
    stage: visit.field(`${prefix}stage`),
    company: visit.field(`${prefix}company`),
    companyId: visit.field(`${prefix}companyId`),
    contact: visit.field(`${prefix}contact`),
    contactId: visit.field(`${prefix}contactId`),
    owner: visit.field(`${prefix}owner`),
    amount: visit.field(`${prefix}amount`),
    closeOn: visit.field(`${prefix}closeOn`),
  };
}

/** What stood in the form when it was opened, which the form carries along; undefined when it does not. */
export function startedFrom(visit: Visit): TypedDeal | undefined {
  const typed = typedIn(visit, 'was-');
  return typed.stage === '' ? undefined : typed;
}

/** A kept deal as it would have been typed. */
export function typedFrom(visit: Visit, deal: Deal): TypedDeal {
  return {
    title: deal.title,
    stage: deal.stageId,
    company: deal.companyName ?? '',
    companyId: deal.companyId ?? '',
    contact: deal.contactName ?? '',
    contactId: deal.contactId ?? '',
    owner: deal.ownerId ?? '',
    amount: deal.amountMinor === null ? '' : writtenAmount(visit, deal.amountMinor),
    closeOn: deal.expectedCloseOn === null ? '' : visit.formats.date(deal.expectedCloseOn),
  };
}

const writtenAmount = (visit: Visit, minor: number): string =>
  visit.formats.number(minor / 100, minor % 100 === 0 ? 0 : 2);

/** What was typed, read; with the problems there are and the parties to choose among where a name alone is not enough. */
export interface ReadDeal {
  readonly facts: DealFacts;
  /** The number of a unit of the register that was chosen as the company, to be added with the deal. */
  readonly unit: string | undefined;
  readonly problems: Record<string, FieldProblem>;
  readonly choices: Pick<DealFormPage, 'companyChoices' | 'contactChoices'>;
}

/** Reads a typed deal. Runs in the tenant's transaction, since names are looked up. */
export async function readDeal(visit: Visit, typed: TypedDeal): Promise<ReadDeal> {
  const problems: Record<string, FieldProblem> = {};
  const amount = typed.amount === '' ? null : parseMoney(typed.amount, visit.language);
  if (amount === undefined) problems['amount'] = 'form.number';
  const closeOn = typed.closeOn === '' ? null : parseDate(typed.closeOn);
  if (closeOn === undefined) problems['closeOn'] = 'form.date';
  const parties = await partiesOf(visit.member, {
    companyId: typed.companyId || null,
    contactId: typed.contactId || null,
  });
  const unit = typed.company === '' ? undefined : chosenUnit(typed.companyId);
  const refused = unit === undefined ? undefined : await unitProblem(visit.member, unit);
  const [company, contact] = await Promise.all([
    chosen(unit === undefined ? typed.company : '', parties.company, () => companyChoices(visit.member, typed.company)),
    chosen(typed.contact, parties.contact, () => contactChoices(visit.member, typed.contact)),
  ]);
  const companyProblem = refused ?? company.problem;
  if (companyProblem) problems['company'] = companyProblem;
  const units = companyProblem ? await unitsBeside(visit, typed.company, company.choices) : [];
  if (contact.problem) problems['contact'] = contact.problem;
  return {
    facts: {
      title: typed.title,
      stageId: typed.stage,
      companyId: company.id,
      contactId: contact.id,
      ownerId: typed.owner || null,
      amountMinor: amount ?? null,
      expectedCloseOn: closeOn ?? null,
    },
    unit,
    problems,
    choices: { companyChoices: [...company.choices, ...units], contactChoices: contact.choices },
  };
}

interface Chosen<Choice> {
  readonly id: string | null;
  readonly problem: FieldProblem | undefined;
  readonly choices: readonly Choice[];
}

/**
 * Which party is meant. An empty field means none; a radio button decides; a whole name that only one has needs no button;
 * otherwise the page shows who it could be.
 */
async function chosen<Choice extends { readonly id: string; readonly name: string }>(
  typed: string,
  party: { readonly id: string; readonly name: string } | undefined,
  find: () => Promise<readonly Choice[]>,
): Promise<Chosen<Choice>> {
  if (typed === '') return { id: null, problem: undefined, choices: [] };
  const choices = await find();
  const listed = choices.some(({ id }) => id === party?.id);
  // A button pressed before the name was changed again no longer counts.
  if (party && (listed || fold(party.name) === fold(typed))) return { id: party.id, problem: undefined, choices };
  const only = namedSo(choices, typed);
  if (only) return { id: only.id, problem: undefined, choices };
  return { id: null, problem: choices.length === 0 ? 'deals.party.unknown' : 'deals.party.choose', choices };
}
