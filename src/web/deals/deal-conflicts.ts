import type { OwnerChoice } from '../../domain/contacts/owner-choices.ts';
import type { DealFacts, Stage } from '../../domain/deals/deal.ts';
import type { Deal } from '../../domain/deals/deal-record.ts';
import { parseDate, parseMoney } from '../../words/parsing.ts';
import type { Visit } from '../visit.ts';
import type { DealConflicts, DealDifference, TypedDeal } from './pages.ts';
import { typedFrom } from './typed-deal.ts';

/** A form that is sent after somebody else saved the deal. */
export interface LateForm {
  readonly theirs: Deal;
  readonly yours: DealFacts;
  readonly typed: TypedDeal;
  /** What stood in the form when it was opened; undefined when it does not say. */
  readonly was: TypedDeal | undefined;
  readonly stages: readonly Stage[];
  readonly owners: readonly OwnerChoice[];
}

/** Each fact with the fields of the form that say it, in the order they are shown. */
const facts = [
  ['title', 'deals.title', ['title']],
  ['amountMinor', 'deals.amount', ['amount']],
  ['expectedCloseOn', 'deals.closeOn', ['closeOn']],
  ['companyId', 'deals.company', ['company', 'companyId']],
  ['contactId', 'deals.contact', ['contact', 'contactId']],
  ['stageId', 'deals.stage', ['stage']],
  ['ownerId', 'deals.owner', ['owner']],
] as const satisfies readonly (readonly [keyof DealFacts, string, readonly (keyof TypedDeal)[]])[];

/**
 * What differs, and because of whom: what both wrote, what only others changed, what only the sender did. The form goes on with
 * what others changed in every field that its sender left alone.
 */
export function conflictsOf(visit: Visit, form: LateForm): { conflicts: DealConflicts; typed: TypedDeal } {
  const { theirs, yours, was } = form;
  const saved = typedFrom(visit, theirs);
  const start = was && factsIn(visit, was);
  const found: Record<keyof DealConflicts, DealDifference[]> = { both: [], theirs: [], yours: [] };
  let typed = form.typed;
  for (const [fact, label, fields] of facts) {
    if (theirs[fact] === yours[fact]) continue;
    const whose = start === undefined ? 'both' : whoChanged(start[fact], theirs[fact], yours[fact]);
    found[whose].push({
      label: visit.t(label),
      was: was && shown(form, was, fact),
      theirs: shown(form, saved, fact),
      yours: shown(form, form.typed, fact),
    });
    if (whose === 'theirs') for (const field of fields) typed = { ...typed, [field]: saved[field] };
  }
  return { conflicts: found, typed };
}

/** Who changed a fact that differs. */
function whoChanged(
  start: string | number | null,
  theirs: string | number | null,
  yours: string | number | null,
): keyof DealConflicts {
  if (yours === start) return 'theirs';
  return theirs === start ? 'yours' : 'both';
}

const factsIn = (visit: Visit, was: TypedDeal): DealFacts => ({
  title: was.title,
  stageId: was.stage,
  companyId: was.companyId || null,
  contactId: was.contactId || null,
  ownerId: was.owner || null,
  amountMinor: parseMoney(was.amount, visit.language) ?? null,
  expectedCloseOn: parseDate(was.closeOn) ?? null,
});

/** A fact of a form as people read it; '' for none. */
function shown({ stages, owners, theirs }: LateForm, typed: TypedDeal, fact: keyof DealFacts): string {
  switch (fact) {
    case 'title':
      return typed.title;
    case 'amountMinor':
      return typed.amount;
    case 'expectedCloseOn':
      return typed.closeOn;
    case 'companyId':
      return typed.company;
    case 'contactId':
      return typed.contact;
    case 'stageId':
      return stages.find(({ id }) => id === typed.stage)?.name ?? '';
    default:
      if (typed.owner === theirs.ownerId) return theirs.ownerName ?? '';
      return owners.find(({ id }) => id === typed.owner)?.name ?? '';
  }
}
