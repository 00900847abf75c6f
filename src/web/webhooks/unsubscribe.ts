import type { RequestHandler } from 'express';

import { withdrawByLink } from '../../domain/privacy/consent/withdrawal-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { paths } from '../paths.ts';
import { languageOf } from '../request.ts';

/**
 * `POST` from a mail program's own button (RFC 8058), with the address of the List-Unsubscribe header. No cookie comes with
 * it and no origin, so it stands outside the same-origin check; the signed address alone says who, for which purpose, and
 * that they may. The answer is the same whether anything was there to withdraw.
 */
export const oneClick: RequestHandler = async (request, response) => {
  const { tenant, token } = request.params;
  await countAttempt('link', { about: String(token), from: request.ip ?? '' });
  await withdrawByLink(String(tenant), String(token), 'one-click');
  response.set('Cache-Control', 'no-store').type('text').send('unsubscribed');
};

/** The same address in a browser, where mail programs know no button: leads to the page that asks. Changes nothing. */
export const toWithdrawalPage: RequestHandler = (request, response) => {
  const { tenant, token } = request.params;
  const page = paths.public.withdrawal({
    language: languageOf(request),
    tenant: String(tenant),
    token: String(token),
  });
  response.set('Cache-Control', 'no-store').redirect(303, page);
};
