import type { Answer } from './attempt.ts';
import { parsedJson } from '../parsed-json.ts';

/** Whether the answer says it is JSON: the register's own types end in `+json`. */
export function isJson(answer: Answer): boolean {
  const type = answer.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}

/** The parsed body, or undefined when it is not JSON by its media type or not JSON at all. */
export const parseJson = (answer: Answer): unknown => (isJson(answer) ? parsedJson(answer.body) : undefined);
