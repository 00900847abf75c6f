import { takeUnit } from '../../domain/companies/unit-choices.ts';
import { stages, type DealFacts } from '../../domain/deals/deal.ts';
import { findDeal, ownerOfDeal, partiesOf, type Deal } from '../../domain/deals/deal-record.ts';
import { addDeal, changeDeal } from '../../domain/deals/write-deal.ts';
import { EditConflict, Invalid } from '../../domain/errors.ts';
import { inTenant } from '../../domain/tenancy.ts';
import { page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import { formId, submissionId } from '../submission-id.ts';
import type { Answer, Visit } from '../visit.ts';
import { conflictsOf } from './deal-conflicts.ts';
import type { DealFormPage, TypedDeal } from './pages.ts';
import { readDeal, startedFrom, typedFrom, typedIn, type ReadDeal } from './typed-deal.ts';

type Form = Pick<DealFormPage, 'id' | 'typed' | 'version' | 'was'> &
  Partial<Pick<DealFormPage, 'problems' | 'companyChoices' | 'contactChoices'>> & {
    /** Who is responsible for the deal as it is kept: offered also when they have left. */
    readonly keptOwner?: string | null;
    /** The deal as somebody else saved it, and what was typed, read. */
    readonly conflict?: { readonly theirs: Deal; readonly yours: DealFacts };
  };

/** GET: an empty form; `companyId` and `contactId` in the address say whom the deal is with. */
export async function blank(visit: Visit): Promise<Answer> {
  const parties = await partiesOf(visit.member, {
    companyId: visit.query('companyId') || null,
    contactId: visit.query('contactId') || null,
  });
  const typed = {
    ...typedIn(visit),
    company: parties.company?.name ?? '',
    companyId: parties.company?.id ?? '',
    contact: parties.contact?.name ?? '',
    contactId: parties.contact?.id ?? '',
    owner: visit.member.id,
  };
  return show(visit, { id: undefined, typed, version: 0, was: undefined });
}

/** GET: the form of a deal that is there. */
export async function edit(visit: Visit): Promise<Answer> {
  const deal = await findDeal(visit.member, visit.param('id'));
  const typed = typedFrom(visit, deal);
  return show(visit, { id: deal.id, typed, version: deal.version, was: typed, keptOwner: deal.ownerId });
}

/** POST: adds the deal. */
export const create = (visit: Visit): Promise<Answer> =>
  save(visit, undefined, ({ facts }) => addDeal(visit.member, facts, submissionId(visit)));

/** POST: keeps what was changed. */
export const update = (visit: Visit): Promise<Answer> => {
  const id = visit.param('id');
  return save(visit, id, async ({ facts }) => {
    await changeDeal(visit.member, id, facts, Number(visit.field('version')));
    return id;
  });
};

async function save(visit: Visit, id: string | undefined, keep: (read: ReadDeal) => Promise<string>): Promise<Answer> {
  const typed = typedIn(visit);
  const version = Number(visit.field('version'));
  const was = id === undefined ? undefined : startedFrom(visit);
  const tenantId = visit.member.tenantId;
  const read = await inTenant(tenantId, () => readDeal(visit, typed));
  const refuse = (form: Partial<Form>, status: number): Promise<Answer> =>
    inTenant(tenantId, async () => {
      const keptOwner = id === undefined ? null : await ownerOfDeal(visit.member, id);
      return show(visit, { id, typed, version, was, keptOwner, ...read.choices, ...form }, status);
    });
  if (Object.keys(read.problems).length > 0) return refuse({ problems: read.problems }, 422);
  try {
    const kept = await inTenant(tenantId, async () => {
      const companyId = read.unit ? await takeUnit(visit.member, read.unit, visit.language) : read.facts.companyId;
      return keep({ ...read, facts: { ...read.facts, companyId } });
    });
    return redirect(paths.deals.show({ tenant: visit.member.tenantSlug, id: kept }));
  } catch (error) {
    if (error instanceof Invalid) return refuse({ problems: error.fields }, 422);
    if (error instanceof EditConflict && id !== undefined) {
      const theirs = await inTenant(tenantId, () => findDeal(visit.member, id));
      return refuse(
        // A unit of the register is chosen by its number: it is no company yet.
        {
          conflict: { theirs, yours: { ...read.facts, companyId: read.unit ?? read.facts.companyId } },
          version: theirs.version,
        },
        409,
      );
    }
    throw error;
  }
}

async function show(visit: Visit, { conflict, keptOwner, ...form }: Form, status = 200): Promise<Answer> {
  const [allStages, owners] = await Promise.all([
    stages(visit.member),
    offeredOwners(visit, [form.typed.owner, keptOwner]),
  ]);
  const late = conflict && conflictsOf(visit, { ...conflict, ...form, stages: allStages, owners });
  return page(
    'deals/form',
    visit.t(form.id === undefined ? 'deals.new' : 'deals.edit'),
    {
      problems: {},
      conflicts: late?.conflicts,
      companyChoices: [],
      contactChoices: [],
      newId: formId(visit),
      ...form,
      ...(late &&
        conflict && { typed: late.typed, was: typedFrom(visit, conflict.theirs), ...settled(form, late.typed) }),
      stages: allStages,
      owners,
    },
    { status, place: 'deals' },
  );
}

/** No choice is offered of a party that the form has taken from what others saved: it is chosen already. */
const settled = (
  { typed }: Form,
  goesOn: TypedDeal,
): Partial<Pick<DealFormPage, 'companyChoices' | 'contactChoices'>> => ({
  ...(goesOn.companyId === typed.companyId ? {} : { companyChoices: [] }),
  ...(goesOn.contactId === typed.contactId ? {} : { contactChoices: [] }),
});
