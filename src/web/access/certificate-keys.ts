import { publishedKeys } from '../../domain/privacy/signed-document.ts';
import { textOf } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the public keys by which anybody checks a certificate of ours, and how. */
export const show = ({ t }: Visit): Answer =>
  textOf('application/json', `${JSON.stringify({ how: t('certificates.how'), keys: publishedKeys() }, null, 2)}\n`);
