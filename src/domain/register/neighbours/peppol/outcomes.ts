import type { BadRequest, Unavailable as RegisterUnavailable } from '../../outcomes.ts';

/** It can receive invoices by Peppol BIS Billing 3.0. */
export interface Receives {
  readonly kind: 'Receives';
}
/** It is in the network for other documents, but not for that invoice. */
export interface OtherDocuments {
  readonly kind: 'OtherDocuments';
}
/** The network answered: it is not there. */
export interface NotRegistered {
  readonly kind: 'NotRegistered';
}

/** The network did not tell. Never to be shown or kept as "cannot receive". */
export interface Unavailable extends Omit<RegisterUnavailable, 'reason'> {
  readonly reason: RegisterUnavailable['reason'] | 'names' | 'forbiddenAddress';
}

export type EInvoiceAnswer = Receives | OtherDocuments | NotRegistered;
export type EInvoiceOutcome = EInvoiceAnswer | Unavailable | BadRequest;

export const unavailable = (reason: Unavailable['reason'], detail: string): Unavailable => ({
  kind: 'Unavailable',
  reason,
  detail,
});
