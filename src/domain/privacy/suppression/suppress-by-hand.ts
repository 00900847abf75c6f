import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay } from '../../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { isHeardVia } from '../consent/fold.ts';
import type { Channel } from '../purposes/purpose.ts';
import { findPurpose } from '../purposes/purposes.ts';
import { addressesTyped } from './address-hash.ts';
import { liftFor, suppress, type SuppressionCause } from './suppress.ts';
import { findSuppression, suppressionsAt } from './suppression-list.ts';

/** Why a member puts an address on the list: its owner said no, it is not the person's, a register says so, or else. */
export const handReasons = ['said-no', 'not-me', 'register', 'other'] as const;
export type HandReason = (typeof handReasons)[number];

/** An address to be left alone, as a member types it. */
export interface TypedSuppression {
  /** An e-mail address, a number, or a postal address on one line. It is hashed, and not kept. */
  readonly address: string;
  /** Empty: all marketing. */
  readonly purposeId: string;
  readonly reason: string;
}

/**
 * Puts an address on the list by hand. One that is there already stays as it is.
 * @returns the channels it is now out of use on
 * @throws Invalid (fields address, purpose, reason), NotAllowed
 */
export async function suppressByHand(by: Member, typed: TypedSuppression): Promise<readonly Channel[]> {
  demand(by, 'privacy');
  const addresses = addressesTyped(typed.address);
  const reason = handReasons.find((one) => one === typed.reason);
  const problems: Record<string, FieldProblem> = {};
  if (addresses.length === 0) problems['address'] = 'suppression.address.unreadable';
  if (reason === undefined) problems['reason'] = 'form.choose';
  if (Object.keys(problems).length > 0 || reason === undefined) throw new Invalid(problems);
  const purposeId = typed.purposeId === '' ? null : await purposeToRefuse(typed.purposeId);
  const rows = await suppress(addresses, purposeId, causeOf(reason, purposeId), by.id);
  await record(asActor(by), 'suppression.added', { kind: 'suppression' }, { rows, reason });
  return addresses.map(({ channel }) => channel);
}

function causeOf(reason: HandReason, purposeId: string | null): SuppressionCause {
  if (reason !== 'said-no') return reason;
  return purposeId === null ? 'objected' : 'withdrawn';
}

/** @throws Invalid (field purpose) */
async function purposeToRefuse(id: string): Promise<string> {
  const purpose = await findPurpose(id).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Invalid({ purpose: 'form.choose' });
    throw error;
  });
  if (!purpose.withdrawable) throw new Invalid({ purpose: 'consents.record.notWithdrawable' });
  return purpose.id;
}

/** That somebody who was to be left alone has come back and consented, as a member writes it down. */
export interface TypedReturn {
  /** Typed anew: whoever does not know the address cannot have heard from its owner. It is compared and not kept. */
  readonly address: string;
  /** What they have said yes to. */
  readonly purposeId: string;
  /** How they said so. */
  readonly via: string;
  /** The day, `YYYY-MM-DD`; not before they were put on the list. */
  readonly on: string;
}

/**
 * Lets an address be used again for one purpose, since its owner has come back by a consent of their own (hard case 33). All
 * other marketing stays refused, and the consent itself still has to be written down or asked for: this gives none.
 * @throws Invalid (fields address, purpose, via, on), NotFound when it is lifted already, NotAllowed
 */
export async function liftByHand(by: Member, id: string, typed: TypedReturn): Promise<void> {
  const entry = await findSuppression(by, id);
  if (!entry) throw new NotFound('suppression');
  const problems: Record<string, FieldProblem> = {};
  const addresses = addressesTyped(typed.address).filter(({ channel }) => channel === entry.channel);
  const meant = (await suppressionsAt(by, addresses)).some((found) => found.id === entry.id);
  if (!meant) problems['address'] = 'suppression.lift.otherAddress';
  if (!isHeardVia(typed.via)) problems['via'] = 'form.choose';
  if (!isDay(typed.on)) problems['on'] = 'form.date';
  else if (typed.on > osloDay(now())) problems['on'] = 'consents.contact.future';
  else if (typed.on < osloDay(entry.since)) problems['on'] = 'suppression.lift.tooEarly';
  const purposeId = entry.purposeId ?? typed.purposeId;
  const purpose = await findPurpose(purposeId).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  if (!purpose?.enabled || purpose.basis !== 'consent' || !purpose.channels.includes(entry.channel))
    problems['purpose'] = 'suppression.lift.purpose';
  if (Object.keys(problems).length > 0 || !purpose) throw new Invalid(problems);
  for (const address of addresses) await liftFor(address, purpose.id);
  await record(
    asActor(by),
    'suppression.lifted',
    { kind: 'suppression', id: entry.id },
    { purpose: purpose.code, channel: entry.channel, via: typed.via, on: typed.on },
  );
}
