import type { RequestDesk } from '../requests/desk.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { needsTheirData } from '../requests/needs-data.ts';
import { accountErasureOf, type AccountErasureFulfilment } from './account-erasure.ts';
import { accountObjectionOf, type AccountObjectionFulfilment } from './account-objection.ts';
import { accountRectificationOf, type AccountRectificationFulfilment } from './account-rectification.ts';
import { accountRestrictionOf, type AccountRestrictionFulfilment } from './account-restriction.ts';
import { accountWithdrawalOf, type AccountWithdrawalFulfilment } from './account-withdrawal.ts';
import { copyOf, type CopyFulfilment } from './copy.ts';
import { erasedBefore, type ErasedFulfilment } from './erased.ts';
import { erasureFor, type ErasureFulfilment } from './erasure.ts';
import { leftAloneOf } from './left-alone.ts';
import { rectificationOf, type RectificationFulfilment } from './rectification.ts';
import { restrictionFor, type RestrictionFulfilment } from './restriction.ts';
import { rightToObjectOf, type RightToObjectFulfilment } from './right-to-object.ts';
import type { MatchedRequest, NothingToFulfil } from './state.ts';
import { withdrawalOf, type WithdrawalFulfilment } from './withdrawal.ts';

/** How far what a request asks for is, read from where it is done and never written down twice. */
export type Fulfilment =
  | NothingToFulfil
  | CopyFulfilment
  | RectificationFulfilment
  | ErasedFulfilment
  | ErasureFulfilment
  | AccountErasureFulfilment
  | AccountObjectionFulfilment
  | AccountRectificationFulfilment
  | AccountRestrictionFulfilment
  | AccountWithdrawalFulfilment
  | RestrictionFulfilment
  | RightToObjectFulfilment
  | WithdrawalFulfilment;

const isCopy = (kind: LockedRequest['kind']): boolean => kind === 'access' || kind === 'portability';

const nothing: NothingToFulfil = { way: 'nothing', state: 'done', told: [], marketingEnded: false };

/** How far a request is, in the open transaction. Where nobody is matched there is nothing left to do. */
export async function fulfilmentOf(desk: RequestDesk, request: LockedRequest): Promise<Fulfilment> {
  const { kind, contactId, userId } = request;
  if (kind === 'complaint' || kind === 'other') return nothing;
  if (contactId === null && userId === null) return kind === 'right-to-object' ? leftAloneOf(request) : nothing;
  if (contactId === null) return userId === null ? nothing : ofAccount(desk, { ...request, userId });
  const matched = { ...request, contactId };
  const fulfilment = await ofContact(desk, matched);
  const waits = request.state === 'draft' || request.state === 'open';
  if (!waits || fulfilment.state === 'done' || !needsTheirData(kind)) return fulfilment;
  // Restricted or not, they are there.
  return (await desk.see(() => erasedBefore(matched))) ?? fulfilment;
}

async function ofContact(desk: RequestDesk, request: MatchedRequest): Promise<Fulfilment> {
  const { kind } = request;
  if (isCopy(kind)) return copyOf(desk, request);
  if (kind === 'rectification') return rectificationOf(request);
  if (kind === 'erasure') return erasureFor(desk, request);
  if (kind === 'restriction') return restrictionFor(desk, request);
  if (kind === 'right-to-object') return rightToObjectOf(desk, request);
  return withdrawalOf(desk, request);
}

/** At OnNet's own desk people are users and no contacts: the same rights, over an account. */
async function ofAccount(desk: RequestDesk, request: LockedRequest & { readonly userId: string }): Promise<Fulfilment> {
  if (isCopy(request.kind)) return copyOf(desk, request);
  if (request.kind === 'erasure') return accountErasureOf(request);
  if (request.kind === 'rectification') return accountRectificationOf(request);
  if (request.kind === 'restriction') return accountRestrictionOf(request);
  if (request.kind === 'right-to-object') return accountObjectionOf(request);
  return accountWithdrawalOf(request);
}
