import type { OwnerChoice } from '../../domain/contacts/owner-choices.ts';
import type { DealFacts, Stage } from '../../domain/deals/deal.ts';
import type { Deal } from '../../domain/deals/deal-record.ts';
import type { Visit } from '../visit.ts';
import type { DealConflict, TypedDeal } from './pages.ts';
import { typedFrom } from './typed-deal.ts';

/** Every field in which what was typed differs from what somebody else saved meanwhile, with both as people read them. */
export function conflictsOf(
  visit: Visit,
  { theirs, yours }: { readonly theirs: Deal; readonly yours: DealFacts },
  form: { readonly typed: TypedDeal; readonly stages: readonly Stage[]; readonly owners: readonly OwnerChoice[] },
): DealConflict[] {
  const saved = typedFrom(visit, theirs);
  const nameIn = (list: readonly { id: string; name: string }[], id: string | null): string =>
    list.find((one) => one.id === id)?.name ?? '';
  const fields = [
    ['title', 'deals.title', saved.title, form.typed.title],
    ['amountMinor', 'deals.amount', saved.amount, form.typed.amount],
    ['expectedCloseOn', 'deals.closeOn', saved.closeOn, form.typed.closeOn],
    ['companyId', 'deals.company', saved.company, form.typed.company],
    ['contactId', 'deals.contact', saved.contact, form.typed.contact],
    ['stageId', 'deals.stage', theirs.stageName, nameIn(form.stages, yours.stageId)],
    ['ownerId', 'deals.owner', theirs.ownerName ?? '', nameIn(form.owners, yours.ownerId)],
  ] as const;
  return fields
    .filter(([fact]) => theirs[fact] !== yours[fact])
    .map(([, label, theirText, yourText]) => ({ label: visit.t(label), theirs: theirText, yours: yourText }));
}
