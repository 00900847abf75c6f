import type { Answer } from './attempt.ts';
import type { Question } from './ask.ts';
import { badRequestBody, entityBody, removedBody } from './bodies.ts';
import { isJson, parseJson } from './json-answer.ts';
import type { RegisterLimits } from './limits.ts';
import type { BadRequest, LookUpOutcome, Unavailable } from './outcomes.ts';
import { day, readEntity } from './read-entity.ts';

/** The two collections a number can be in. */
export type RegisterCollection = 'enheter' | 'underenheter';

// Pinned: plain application/json is whatever version is newest that day.
const mediaTypes = {
  enheter: 'application/vnd.brreg.enhetsregisteret.enhet.v2+json',
  underenheter: 'application/vnd.brreg.enhetsregisteret.underenhet.v2+json',
};

/** The question for one number. */
export function entityQuestion(
  base: URL,
  collection: RegisterCollection,
  number: string,
  limits: RegisterLimits,
): Question {
  return {
    url: new URL(`${collection}/${number}`, base),
    accept: mediaTypes[collection],
    maxBytes: limits.entityBytes,
  };
}

/** What an answer about one number means. Four shapes mean four things; anything else is `Unavailable`, never a guess. */
export function entityOutcome(answer: Answer, number: string): LookUpOutcome {
  if (answer.status === 200) return existing(answer, number);
  if (answer.status === 410) return removed(answer, number);
  if (answer.status === 404) return unknown(answer, number);
  if (answer.status === 400) return badRequest(answer);
  return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
}

function existing(answer: Answer, number: string): LookUpOutcome {
  const json = parseJson(answer);
  if (json === undefined) return badAnswer('not the JSON asked for');
  const body = entityBody.safeParse(json);
  if (!body.success) return badAnswer(`unexpected shape at ${pathsOf(body.error.issues)}`);
  if (body.data.organisasjonsnummer !== number) return badAnswer('about another organisation number');
  const entity = readEntity(body.data);
  return entity.deleted ? { kind: 'Deleted', entity, deletedOn: entity.deletedOn } : { kind: 'Found', entity };
}

// A 410 makes us destroy copies, so a proxy's error page must not pass for one; an empty body, as 404 has, may.
function removed(answer: Answer, number: string): LookUpOutcome {
  if (answer.body === '') return { kind: 'Removed', organisationNumber: number, removedOn: undefined };
  const body = removedBody.safeParse(parseJson(answer));
  if (!body.success) return badAnswer('status 410 with an unexpected body');
  if (body.data.organisasjonsnummer !== number) return badAnswer('status 410 about another organisation number');
  return { kind: 'Removed', organisationNumber: number, removedOn: day(body.data.slettedato) };
}

// The register's own 404 is empty. A web page instead of that comes from something between us, or a wrong address.
function unknown(answer: Answer, number: string): LookUpOutcome {
  if (answer.body !== '' && !isJson(answer)) return badAnswer('status 404 with a page');
  return { kind: 'Unknown', organisationNumber: number };
}

/** The register's own words on what was wrong with a question. */
export function badRequest(answer: Answer): BadRequest {
  const body = badRequestBody.safeParse(parseJson(answer));
  const listed = body.success ? (body.data.valideringsfeil ?? []) : [];
  const errors = listed.map((error) => ({
    message: error.feilmelding ?? 'rejected',
    value: error.feilaktigVerdi ?? undefined,
  }));
  if (errors.length > 0) return { kind: 'BadRequest', errors };
  return { kind: 'BadRequest', errors: [{ message: (body.success && body.data.feilmelding) || 'status 400' }] };
}

function badAnswer(detail: string): Unavailable {
  return { kind: 'Unavailable', reason: 'badAnswer', detail };
}

// Where, but not what: the values may be personal data, and details end in logs.
function pathsOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  return issues.map((issue) => issue.path.map(String).join('.') || 'the top').join(', ');
}
