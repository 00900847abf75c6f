import { formatsFor } from '../../../words/formats.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { categoryWord, disclosedCategories } from '../disclosures/disclosed-categories.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';

/** Values that are corrected, and those who had them told. */
export interface RectificationFulfilment extends FulfilmentFacts {
  readonly way: 'rectification';
}

const corrected = { nb: 'Dette ble rettet {date}: {kinds}.', en: 'This was corrected on {date}: {kinds}.' };

/** What becomes of those who were given what was corrected (Art. 19), by how far telling them is. */
const others = {
  all: {
    nb: 'De som hadde fått dem av oss, {will} (art. 19).',
    en: 'Those who had been given them by us {will} (Art. 19).',
  },
  some: {
    nb: 'Noen av dem som hadde fått dem av oss, har det ikke vært mulig å nå. De andre {will} (art. 19).',
    en: 'Some of those who had been given them by us could not be reached. The others {will} (Art. 19).',
  },
  none: {
    nb: 'De som hadde fått dem av oss, har det ikke vært mulig å nå (art. 19).',
    en: 'Those who had been given them by us could not be reached (Art. 19).',
  },
} as const;

const will = {
  told: { nb: 'har fått beskjed', en: 'have been told' },
  both: { nb: 'har fått eller skal få beskjed', en: 'have been or will be told' },
  waiting: { nb: 'skal få beskjed', en: 'will be told' },
} as const;

/** How many recipients of what was corrected have been told, wait to be, and could not be reached. */
interface Recipients {
  readonly told: number;
  readonly waiting: number;
  readonly impossible: number;
}

async function recipientsOf(requestId: string): Promise<Recipients> {
  const [counted] = await sql<Recipients>(
    `select count(*) filter (where done_how is distinct from 'impossible' and (sent_at is not null or done_at is not null))::int as told,
            count(*) filter (where done_how = 'impossible')::int as impossible,
            count(*) filter (where sent_at is null and done_at is null)::int as waiting
       from recipient_notices
      where tenant_id = $1 and request_id = $2 and cause = 'rectification' and done_how is distinct from 'never-given'`,
    [currentTenantId(), requestId],
  );
  return counted ?? { told: 0, waiting: 0, impossible: 0 };
}

/** The sentence about them; empty where there are none. */
function saidOfOthers(request: LockedRequest, { told, waiting, impossible }: Recipients): string {
  if (told + waiting === 0) return impossible === 0 ? '' : say(request, others.none);
  const how = told === 0 ? will.waiting : waiting === 0 ? will.told : will.both;
  return say(request, impossible === 0 ? others.all : others.some, { will: how[request.language] });
}

/** Whether values were corrected on the request, or somebody has written down that they were elsewhere. */
export async function rectificationOf(request: LockedRequest): Promise<RectificationFulfilment> {
  const [done] = await sql<{ kinds: string[]; at: Date | null }>(
    `select coalesce(array_agg(distinct kind.name) filter (where kind.name is not null), '{}') as kinds, max(at) as at
       from data_subject_request_events
       left join lateral jsonb_array_elements_text(details->'kinds') as kind (name) on true
      where tenant_id = $1 and request_id = $2 and kind = 'carried-out' and details->>'step' in ('rectified', 'by-hand')`,
    [currentTenantId(), request.id],
  );
  if (!done?.at) return { way: 'rectification', state: 'not-begun', told: [] };
  const { at } = done;
  const kinds = disclosedCategories.filter((kind) => done.kinds.includes(kind));
  if (kinds.length === 0) return { way: 'rectification', state: 'done', told: [] };
  const words = kinds.map((kind) => categoryWord(kind, request.language));
  const said = say(request, corrected, {
    kinds: formatsFor(request.language).list(words),
    date: dayIn(request, at),
  });
  const ofOthers = saidOfOthers(request, await recipientsOf(request.id));
  return { way: 'rectification', state: 'done', told: [ofOthers === '' ? said : `${said} ${ofOthers}`] };
}
