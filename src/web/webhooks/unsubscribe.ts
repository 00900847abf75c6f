import type { RequestHandler } from 'express';

import { withdrawByLink } from '../../domain/privacy/consent/withdrawal-by-link.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { isLanguage } from '../../words/language.ts';
import { paths } from '../paths.ts';
import { languageOf } from '../request.ts';

/**
 * `POST` from a mail program's own button (RFC 8058), with the address of the List-Unsubscribe header. No cookie comes with
 * it and no origin, so it stands outside the same-origin check; the signed address alone says who, for which purpose, and
 * that they may. The answer is the same whether anything was there to withdraw. Where the
 * link opens nothing, nothing was taken, and the answer does not say that it was.
 */
export const oneClick: RequestHandler = async (request, response) => {
  const { tenant, token } = request.params;
  await countAttempt('link', { about: String(token), from: request.ip ?? '' });
  const { language } = request.query;
  const chosen = isLanguage(language) ? language : undefined;
  const taken = await withdrawByLink(String(tenant), String(token), 'one-click', chosen);
  response.set('Cache-Control', 'no-store').type('text');
  response.status(taken ? 200 : 410).send(taken ? 'unsubscribed' : 'this link no longer works');
};

/** The same address in a browser, where mail programs know no button: leads to the page that asks. Changes nothing. */
export const toWithdrawalPage: RequestHandler = (request, response) => {
  const { tenant, token } = request.params;
  const { language } = request.query;
  const page = paths.public.withdrawal({
    // The one the mail was written in.
    language: isLanguage(language) ? language : languageOf(request),
    tenant: String(tenant),
    token: String(token),
  });
  response.set('Cache-Control', 'no-store').redirect(303, page);
};
