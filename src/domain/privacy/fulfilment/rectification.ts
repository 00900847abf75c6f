import { formatsFor } from '../../../words/formats.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { categoryWord, disclosedCategories } from '../disclosures/disclosed-categories.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';

/** Values that are corrected, and those who had them told. */
export interface RectificationFulfilment extends FulfilmentFacts {
  readonly way: 'rectification';
}

const sentences = {
  corrected: { nb: 'Dette ble rettet {date}: {kinds}.', en: 'This was corrected on {date}: {kinds}.' },
  told: {
    nb: 'De som hadde fått dem av oss, får beskjed (art. 19).',
    en: 'Those who had been given them by us are told (Art. 19).',
  },
} as const;

/** Whether values were corrected on the request, or somebody has written down that they were elsewhere. */
export async function rectificationOf(request: LockedRequest): Promise<RectificationFulfilment> {
  const [done] = await sql<{ kinds: string[]; recipients: number; at: Date | null }>(
    `select coalesce(array_agg(distinct kind.name) filter (where kind.name is not null), '{}') as kinds,
            coalesce(max((details->>'recipients')::int), 0)::int as recipients, max(at) as at
       from data_subject_request_events
       left join lateral jsonb_array_elements_text(details->'kinds') as kind (name) on true
      where tenant_id = $1 and request_id = $2 and kind = 'carried-out' and details->>'step' in ('rectified', 'by-hand')`,
    [currentTenantId(), request.id],
  );
  if (!done?.at) return { way: 'rectification', state: 'not-begun', told: [] };
  const { recipients, at } = done;
  const kinds = disclosedCategories.filter((kind) => done.kinds.includes(kind));
  if (kinds.length === 0) return { way: 'rectification', state: 'done', told: [] };
  const words = kinds.map((kind) => categoryWord(kind, request.language));
  const said = say(request, sentences.corrected, {
    kinds: formatsFor(request.language).list(words),
    date: dayIn(request, at),
  });
  return {
    way: 'rectification',
    state: 'done',
    told: [recipients > 0 ? `${said} ${say(request, sentences.told)}` : said],
  };
}
