import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** Which link a page stands behind. */
export interface LinkPlace {
  readonly language: 'nb' | 'en';
  readonly tenant: string;
  readonly token: string;
}

export const placeOf = (visit: Visit): LinkPlace => ({
  language: visit.language,
  tenant: visit.param('tenant'),
  token: visit.param('token'),
});

/** The same for a link that is too old, made up, or to something that is gone: nobody learns who is known here. */
export const closed = (visit: Visit): Answer =>
  publicPage('consents/link-closed', visit.t('consents.closed.title'), {}, { status: 410 });
