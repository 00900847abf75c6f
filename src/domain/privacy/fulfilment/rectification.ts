import { currentTenantId, sql } from '../../tenancy.ts';
import { dayIn, say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** Values that are corrected, and those who had them told. */
export interface RectificationFulfilment extends FulfilmentFacts {
  readonly way: 'rectification';
}

const sentences = {
  one: { nb: 'Én opplysning om deg ble rettet {date}.', en: 'One thing held about you was corrected on {date}.' },
  many: {
    nb: '{count} opplysninger om deg ble rettet {date}.',
    en: '{count} things held about you were corrected on {date}.',
  },
  told: {
    nb: 'De som hadde fått dem av oss, får beskjed (art. 19).',
    en: 'Those who had been given them by us are told (Art. 19).',
  },
} as const;

/** Whether values were corrected on the request, or somebody has written down that they were elsewhere. */
export async function rectificationOf(request: MatchedRequest): Promise<RectificationFulfilment> {
  const [done] = await sql<{ count: number; recipients: number; at: Date | null; byHand: boolean }>(
    `select coalesce(sum((details->>'fields')::int), 0)::int as count,
            coalesce(sum((details->>'recipients')::int), 0)::int as recipients, max(at) as at,
            coalesce(bool_or(details->>'step' = 'by-hand'), false) as "byHand"
       from data_subject_request_events
      where tenant_id = $1 and request_id = $2 and kind = 'carried-out' and details->>'step' in ('rectified', 'by-hand')`,
    [currentTenantId(), request.id],
  );
  if (!done?.at) return { way: 'rectification', state: 'not-begun', told: [] };
  const { count, recipients, at } = done;
  if (count === 0) return { way: 'rectification', state: 'done', told: [] };
  const said = say(request, count === 1 ? sentences.one : sentences.many, {
    count: String(count),
    date: dayIn(request, at),
  });
  return {
    way: 'rectification',
    state: 'done',
    told: [recipients > 0 ? `${said} ${say(request, sentences.told)}` : said],
  };
}
