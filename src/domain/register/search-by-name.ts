import type { Answer } from './attempt.ts';
import type { Question } from './ask.ts';
import { entityBody, searchBody } from './bodies.ts';
import type { RegisterEntity } from './entity.ts';
import { parseJson } from './json-answer.ts';
import type { RegisterLimits } from './limits.ts';
import { nordicSpellings } from './nordic-spellings.ts';
import type { Hits, SearchOutcome, Unavailable } from './outcomes.ts';
import { rankByName } from './rank-by-name.ts';
import { readEntity } from './read-entity.ts';

const size = 10;
const longestName = 180; // the register's own limit
const mostSpellings = 3;
const thin = 3; // hits; with that many the name was most likely spelt as registered

interface SearchContext {
  readonly base: URL;
  readonly limits: RegisterLimits;
  readonly ask: (question: Question) => Promise<Answer | Unavailable>;
}

/** Searches by name; see `RegisterClient.searchByName`. Text without a letter or digit has no hits and asks nobody. */
export async function searchByName(text: string, context: SearchContext): Promise<SearchOutcome> {
  const wanted = text.trim().replace(/\s+/g, ' ').slice(0, longestName);
  if (!/[\p{L}\p{N}]/u.test(wanted)) return { kind: 'Hits', hits: [] };

  const first = await onePage(wanted, context);
  if (first.kind === 'Unavailable') return first;
  const found = new Map(first.hits.map((hit) => [hit.organisationNumber, hit]));
  let missing: Unavailable | undefined;
  // Whoever writes æ, ø or å has the keys and meant what they wrote.
  const spellings = /[æøå]/i.test(wanted) ? [] : nordicSpellings(wanted).slice(0, mostSpellings);
  for (const spelling of spellings) {
    if (found.size >= thin) break;
    const more = await onePage(spelling, context);
    if (more.kind === 'Unavailable') {
      missing = more;
      break;
    }
    for (const hit of more.hits) if (!found.has(hit.organisationNumber)) found.set(hit.organisationNumber, hit);
  }
  // With nothing found and one spelling unanswered, "no hits" would be a claim nobody made.
  if (found.size === 0 && missing !== undefined) return missing;
  return { kind: 'Hits', hits: rankByName([...found.values()], wanted).slice(0, size) };
}

async function onePage(name: string, context: SearchContext): Promise<Hits | Unavailable> {
  const url = new URL('enheter', context.base);
  // By default the register finds any of the words, so that "AS" alone matches half the country.
  url.search = new URLSearchParams({
    navn: name,
    navnMetodeForSoek: 'FORTLOEPENDE',
    size: String(size),
    sort: 'antallAnsatte,DESC',
  }).toString();
  const answer = await context.ask({
    url,
    accept: 'application/vnd.brreg.enhetsregisteret.enhet.v2+json',
    maxBytes: context.limits.pageBytes,
  });
  return answer.kind === 'Unavailable' ? answer : readPage(answer);
}

function readPage(answer: Answer): Hits | Unavailable {
  if (answer.status !== 200) return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
  const page = searchBody.safeParse(parseJson(answer));
  if (!page.success) return { kind: 'Unavailable', reason: 'badAnswer', detail: 'not a search page' };
  const { items } = page.data;
  // Hits that were counted and not sent are no "none".
  if (items.length === 0 && page.data.page.totalElements > 0) {
    return { kind: 'Unavailable', reason: 'badAnswer', detail: 'hits counted and none told' };
  }
  const hits: RegisterEntity[] = items.flatMap((item) => {
    const body = entityBody.safeParse(item);
    return body.success ? [readEntity(body.data)] : [];
  });
  if (items.length > 0 && hits.length === 0) {
    return { kind: 'Unavailable', reason: 'badAnswer', detail: 'no readable unit on the search page' };
  }
  return { kind: 'Hits', hits };
}
