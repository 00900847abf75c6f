import type { RequestDesk } from '../requests/desk.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { accountErasureOf, type AccountErasureFulfilment } from './account-erasure.ts';
import { byHandOf, type ByHandFulfilment } from './by-hand.ts';
import { copyOf, type CopyFulfilment } from './copy.ts';
import { erasureFor, type ErasureFulfilment } from './erasure.ts';
import { rectificationOf, type RectificationFulfilment } from './rectification.ts';
import { restrictionFor, type RestrictionFulfilment } from './restriction.ts';
import { rightToObjectOf, type RightToObjectFulfilment } from './right-to-object.ts';
import type { NothingToFulfil } from './state.ts';
import { withdrawalOf, type WithdrawalFulfilment } from './withdrawal.ts';

/** How far what a request asks for is, read from where it is done and never written down twice. */
export type Fulfilment =
  | NothingToFulfil
  | CopyFulfilment
  | RectificationFulfilment
  | ErasureFulfilment
  | AccountErasureFulfilment
  | RestrictionFulfilment
  | RightToObjectFulfilment
  | WithdrawalFulfilment
  | ByHandFulfilment;

const nothing: NothingToFulfil = { way: 'nothing', state: 'done', told: [] };

/**
 * How far a request is, in the open transaction. Where nobody is matched there is nothing to do. At OnNet's own desk, where
 * people are users and no contacts, copies are made as everywhere, accounts are erased and the rest is done by hand.
 */
export async function fulfilmentOf(desk: RequestDesk, request: LockedRequest): Promise<Fulfilment> {
  const { kind } = request;
  if (request.contactId === null && request.userId === null) return nothing;
  if (kind === 'complaint' || kind === 'other') return nothing;
  if (kind === 'access' || kind === 'portability') return copyOf(desk, request);
  if (request.contactId === null && request.userId !== null && kind === 'erasure')
    return accountErasureOf({ ...request, userId: request.userId });
  if (request.contactId === null) return byHandOf(request);
  const matched = { ...request, contactId: request.contactId };
  if (kind === 'rectification') return rectificationOf(matched);
  if (kind === 'erasure') return erasureFor(desk, matched);
  if (kind === 'restriction') return restrictionFor(desk, matched);
  if (kind === 'right-to-object') return rightToObjectOf(desk, matched);
  return withdrawalOf(desk, matched);
}
