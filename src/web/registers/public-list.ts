import { outside } from '../../domain/outside.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { knownSubProcessors } from '../../domain/privacy/registers/sub-processors.ts';
import { publicPage, textOf } from '../answers.ts';
import { paths } from '../paths.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';
import { atomFeed } from './atom-feed.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: who gets personal data from OnNet CRM, for everybody. */
export async function show(visit: Visit): Promise<Answer> {
  const rows = await knownSubProcessors();
  return publicPage('registers/public', visit.t('subProcessors.title'), {
    rows: rows.map((row) => shownSubProcessor(visit, row)),
    noticeDays: lawNumbers.subProcessorNotice.value,
  });
}

/** GET: the same as a feed (Atom, RFC 4287), so that a change is seen by who follows it. */
export async function feed(visit: Visit): Promise<Answer> {
  const { t, formats, language } = visit;
  const rows = await knownSubProcessors();
  const page = publicLink(paths.public.subProcessors({ language }));
  const entries = rows.map((row) => {
    const shown = shownSubProcessor(visit, row);
    const state = shown.state === 'off' ? 'ended' : shown.state;
    return {
      id: `urn:uuid:${row.id}:${row.version}`,
      title: t(`subProcessors.feed.${state}`, {
        name: row.name,
        date: formats.longDate(state === 'ended' ? (row.until ?? row.since) : row.since),
      }),
      link: `${page}#${row.code}`,
      updated: row.changedAt,
      summary: [shown.role, shown.purpose, shown.data, shown.country, shown.transfer].join(' · '),
    };
  });
  const body = atomFeed({
    id: page,
    title: `OnNet CRM: ${t('subProcessors.title')}`,
    author: outside().legalEntity.name,
    language,
    link: page,
    self: publicLink(paths.public.subProcessorFeed({ language })),
    entries,
  });
  return textOf('application/atom+xml; charset=utf-8', body);
}
