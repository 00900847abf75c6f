import type { FieldProblem } from '../domain/errors.ts';
import { isMessageKey, type Translate } from '../words/catalogue.ts';

/** What the domain found wrong, in the reader's language. @throws Error when the domain names a message that is not there */
export function problemWords(t: Translate, problem: FieldProblem): string {
  const { key, params } = typeof problem === 'string' ? { key: problem, params: {} } : problem;
  if (!isMessageKey(key)) throw new Error(`a problem without words: ${key}`);
  return t(key, params);
}

/** The same for every field of a form. */
export const fieldWords = (t: Translate, fields: Readonly<Record<string, FieldProblem>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, problem]) => [field, problemWords(t, problem)]));
