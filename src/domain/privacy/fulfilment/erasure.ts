import { currentTenantId, sql } from '../../tenancy.ts';
import { keptTitle } from '../access/labels.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { groundWords } from '../erasure/ground-words.ts';
import { copiesBefore } from '../erasure/put-off.ts';
import type { KeptPlace } from '../erasure/read-back.ts';
import { recordPlace } from '../erasure/same-person.ts';
import { endOf, endOfPlace, stayGrounds } from '../erasure/stays.ts';
import { keptUnder } from '../inventory/kept-under.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { formatsFor } from '../../../words/formats.ts';
import { dayIn, say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** An erasure with its preview, decisions and certificate. */
export interface ErasureFulfilment extends FulfilmentFacts {
  readonly way: 'erasure';
  /** Undefined until somebody has decided it. */
  readonly erasureId: string | undefined;
}

interface Row {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'held' | 'residue' | 'done';
  readonly erasedAt: Date | null;
  readonly neverContact: boolean;
  readonly kept: readonly KeptPlace[];
}

const sentences = {
  erased: {
    nb: 'Opplysningene om {whom} ble slettet {date}. Etterpå er alle steder der noe om {whom} kan stå, lest igjennom for å se at ingenting er igjen. Sikkerhetskopier er borte innen {days} dager.',
    en: 'The data about {whom} was erased on {date}. Every place where something about {whom} can stand was read through afterwards to see that nothing is left. Backups are gone within {days} days.',
  },
  kept: { nb: 'Dette er beholdt, med grunn:', en: 'This is kept, with the reason:' },
  letter: {
    nb: 'Dette svaret, med adressen det sendes til',
    en: 'This answer, with the address it goes to',
  },
  until: { nb: 'til og med {date}', en: 'until {date}' },
  record: {
    nb: 'Av oppføringen om {whom} står et nummer og måneden den ble slettet igjen, for å vise at det er gjort.',
    en: 'Of the record about {whom}, a number and the month of the erasure are left, to show that it was done.',
  },
  // What stands is the suppression: it stops marketing, and not that somebody is written down again (hard case 33).
  never: {
    nb: 'Adressene står igjen som koder ingen kan lese, så ingen markedsføring sendes til dem uten et nytt ja. Det hindrer ikke at noen senere fører opp {whom} på nytt av en annen grunn.',
    en: 'The addresses stay as codes that nobody can read, so that no marketing is sent to them without a new yes. They do not keep anybody from recording {whom} anew later for another reason.',
  },
} as const;

/** How far the erasure of the person is: one that was decided after the request came, in it or beside it. */
export async function erasureFor(_desk: RequestDesk, request: MatchedRequest): Promise<ErasureFulfilment> {
  const rows = await sql<Row>(
    `with theirs as (
       select e.* from erasures e
        where e.tenant_id = $1 and e.contact_id = $2 and (e.state <> 'done' or e.decided_at >= $3)
        order by e.decided_at desc, e.id desc limit 1)
     select id, state, erased_at as "erasedAt", never_contact as "neverContact", kept, 0 as place from theirs
      union all
     select e.id, e.state, e.erased_at, e.never_contact, e.kept, 1 from theirs t
       join erasures e on e.tenant_id = $1 and e.request_id = t.request_id and e.id <> t.id
      order by place, id`,
    [currentTenantId(), request.contactId, request.receivedAt],
  );
  const [row] = rows;
  if (!row) return { way: 'erasure', state: 'not-begun', told: [], erasureId: undefined };
  // A second record of theirs, erased with the first: no further than the one that is least far.
  const inState = (...states: Row['state'][]): Row | undefined => rows.find(({ state }) => states.includes(state));
  const residue = inState('residue');
  if (residue) return { way: 'erasure', state: 'waits', told: [], erasureId: residue.id };
  const erasureId = row.id;
  if (inState('waiting', 'running')) {
    const putOff = (await copiesBefore(row.id)).length > 0;
    return { way: 'erasure', state: putOff ? 'waits' : 'under-way', told: [], erasureId };
  }
  const told = toldOf(request, { ...row, kept: rows.flatMap(({ kept }) => kept) });
  return { way: 'erasure', state: inState('held') ? 'partly' : 'done', told, erasureId };
}

function toldOf(request: MatchedRequest, { erasedAt, kept, neverContact }: Row): string[] {
  const days = String(retentionCodes.backup.period.number);
  const lines = keptLines(request, kept);
  return [
    erasedAt === null ? '' : say(request, sentences.erased, { date: dayIn(request, erasedAt), days }),
    lines.length === 0 ? '' : [say(request, sentences.kept), ...lines].join('\n'),
    kept.some(isEmptyRecord) ? say(request, sentences.record) : '',
    neverContact ? say(request, sentences.never) : '',
  ].filter((paragraph) => paragraph !== '');
}

/** The row of whoever was erased: a sentence says what is left in it. */
const isEmptyRecord = ({ place, ground }: KeptPlace): boolean =>
  place === 'contacts' && ground === 'declared:accountability';

/** The letter itself: it is written after what stays was looked through, and stays as every letter of a request does. */
const thisLetter: readonly KeptPlace[] = stayGrounds('data_subject_request_letters').map((stay) => ({
  place: 'data_subject_request_letters',
  rows: 1,
  ground: `declared:${stay.ground}`,
  law: keptUnder[stay.ground].law,
  until: null,
  ends: endOf(stay),
}));

/** What stays, a line for each reason and time: what it is, why, under which law and until when. */
function keptLines(request: MatchedRequest, kept: readonly KeptPlace[]): string[] {
  const { language } = request;
  const whats = new Map<string, Set<string>>();
  const add = (one: KeptPlace, title: string): void => {
    const reason = reasonOf(request, one);
    whats.set(reason, (whats.get(reason) ?? new Set()).add(title));
  };
  for (const one of kept) {
    const { place, ground } = one;
    // Somebody else's own data, and what names nobody, are none of the person's.
    const theirs = place !== recordPlace && ground !== 'their-own' && ground !== 'declared:nobody-any-more';
    if (!theirs || ground === 'answer' || isEmptyRecord(one)) continue;
    const table = place.split('.')[0] ?? '';
    // Places are decided about where others are written of; whom the person's own data went to alone is theirs as well.
    const ofOthers = one.ofOthers === true || (ground.startsWith('decided:') && table !== 'disclosures');
    add(one, keptTitle(table, ofOthers, language));
  }
  for (const one of thisLetter) add(one, say(request, sentences.letter));
  return Array.from(whats, ([reason, titles]) => `– ${[...titles].join('; ')}: ${reason}`);
}

/** Why something stays, under which law and until when. */
function reasonOf(request: MatchedRequest, { place, ground, law, until, ends }: KeptPlace): string {
  const { language } = request;
  const formats = formatsFor(language);
  const end =
    until === null
      ? (ends ?? endOfPlace(place, ground))[language]
      : say(request, sentences.until, { date: formats.date(until) });
  const why = [groundWords(ground)[language], formats.citation(law)].filter((part) => part !== '').join(', ');
  return `${why}. ${end.charAt(0).toUpperCase()}${end.slice(1)}.`;
}
