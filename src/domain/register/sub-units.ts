import type { Answer } from './attempt.ts';
import type { Question } from './ask.ts';
import { entityBody, subUnitsBody } from './bodies.ts';
import type { RegisterEntity } from './entity.ts';
import { parseJson } from './json-answer.ts';
import type { RegisterLimits } from './limits.ts';
import type { Unavailable } from './outcomes.ts';
import { readEntity } from './read-entity.ts';

/** How many sub-units one answer lists at most. */
export const SUB_UNITS_ASKED = 100;

/** The live sub-units of one unit. None is only said when the register said so. */
export interface SubUnits {
  readonly kind: 'SubUnits';
  readonly units: readonly RegisterEntity[];
  /** How many there are, of which `units` may be the first. */
  readonly total: number;
}

/** Every way the question can end. */
export type SubUnitsOutcome = SubUnits | Unavailable;

/** The question for the sub-units of a unit. */
export function subUnitsQuestion(base: URL, owner: string, limits: RegisterLimits): Question {
  const url = new URL('underenheter', base);
  url.search = new URLSearchParams({ overordnetEnhet: owner, size: String(SUB_UNITS_ASKED) }).toString();
  return { url, accept: 'application/vnd.brreg.enhetsregisteret.underenhet.v2+json', maxBytes: limits.pageBytes };
}

/** What the answer means; a page that is about another owner, or not to be read, is `Unavailable`. */
export function subUnitsOutcome(answer: Answer, owner: string): SubUnitsOutcome {
  if (answer.status !== 200) return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
  const page = subUnitsBody.safeParse(parseJson(answer));
  if (!page.success) return badAnswer('not a page of sub-units');
  const { items, total } = page.data;
  const units = items.flatMap((item) => {
    const body = entityBody.safeParse(item);
    return body.success ? [readEntity(body.data)] : [];
  });
  if (units.some(({ parent }) => parent !== owner)) return badAnswer('sub-units of another owner');
  // Fewer than the register counted, and none of them readable: that is no "none".
  if (total > 0 && units.length === 0) return badAnswer('no readable sub-unit on the page');
  return { kind: 'SubUnits', units, total: Math.max(total, units.length) };
}

const badAnswer = (detail: string): Unavailable => ({ kind: 'Unavailable', reason: 'badAnswer', detail });
