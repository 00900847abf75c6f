import type { Decline } from '../billing/test-cards.ts';

/** An answer other than success, in the form of docs.stripe.com/api/errors. */
export class StripeApiError extends Error {
  readonly status: number;
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly declineCode: string | undefined;

  constructor(
    status: number,
    message: string,
    detail: { type?: StripeApiError['type']; code?: string; param?: string; declineCode?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.type = detail.type ?? 'invalid_request_error';
    this.code = detail.code;
    this.param = detail.param;
    this.declineCode = detail.declineCode;
  }

  /** The response body; fields without a value are left out, as Stripe leaves them out. */
  body(): object {
    return {
      error: {
        ...(this.code && {
          code: this.code,
          doc_url: `https://stripe.com/docs/error-codes/${this.code.replaceAll('_', '-')}`,
        }),
        ...(this.declineCode && { decline_code: this.declineCode }),
        message: this.message,
        ...(this.param && { param: this.param }),
        type: this.type,
      },
    };
  }
}

/** 404 when the id is the address itself, 400 when a parameter names it. */
export function noSuch(noun: string, id: string, param = 'id'): StripeApiError {
  const status = param === 'id' ? 404 : 400;
  return new StripeApiError(status, `No such ${noun}: '${id}'`, { code: 'resource_missing', param });
}

export function invalid(message: string, param?: string, code?: string): StripeApiError {
  return new StripeApiError(400, message, { ...(param && { param }), ...(code && { code }) });
}

/** A payment that did not go through, told to who asked for it. */
export function cardError({ code, declineCode, message }: Decline): StripeApiError {
  return new StripeApiError(402, message, { type: 'card_error', code, declineCode });
}
