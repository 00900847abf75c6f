import { ERASED_BEFORE_ANSWER, legalGround } from '../../../domain/privacy/requests/legal-grounds.ts';
import { kindsBeside } from '../../../domain/privacy/requests/also-asks.ts';
import { answersOf } from '../../../domain/privacy/requests/fitting-answers.ts';
import { osloDay, daysBetween } from '../../../domain/clock.ts';
import { remediesText } from '../../../domain/privacy/requests/letter-text.ts';
import { representationLaw } from '../../../domain/privacy/requests/representation.ts';
import { lawNumbers } from '../../../domain/privacy/law-numbers.ts';
import { requestRecord, type RequestRecord } from '../../../domain/privacy/requests/request-record.ts';
import type { RequestEvent } from '../../../domain/privacy/requests/events.ts';
import { noticesOfRequest } from '../../../domain/privacy/disclosures/recipient-notices.ts';
import { beginningOf } from '../../../domain/names.ts';
import { page } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { shownNotice } from '../disclosures/recipients.ts';
import { tabsOf } from '../tabs.ts';
import { shownFulfilment } from './fulfilment.ts';
import type { DeskPlace, PlaceOf, RequestAct } from './desk-place.ts';
import type { RequestPage, ShownEvent } from './pages.ts';
import { shownRequest, urgencyOf } from './shown-request.ts';
import { stepsOf } from './steps.ts';

/** GET: one request: its clock, what is known of who asks, what can be done, and what has been. */
export const show =
  (placeOf: PlaceOf) =>
  (visit: Visit): Promise<Answer> => {
    const place = placeOf(visit);
    return place.read(() => answer(visit, place));
  };

/** The forms that are long enough to be filled in on a page of their own, as they are without script. */
const aloneForms = ['answer', 'extension'] as const;

/** What was refused of what somebody did on the page, and what they typed. */
export interface Refusal {
  readonly act: RequestAct;
  readonly problems: Readonly<Record<string, string>>;
}

/** The page, also when an act was refused. */
export async function answer(visit: Visit, place: DeskPlace, refusal?: Refusal): Promise<Answer> {
  const { t } = visit;
  const { tenant, desk, hrefs } = place;
  const alone = aloneForms.find((one) => one === (visit.query('form') || visit.field('alone')));
  const find = beginningOf(visit.query('find'), 100);
  const record = await requestRecord(desk, visit.param('id'), find);
  const tabs = tenant === undefined ? [] : await tabsOf(visit, 'requests');
  const notices = tenant === undefined ? [] : await noticesOfRequest(visit.member, visit.param('id'));
  const { request } = record;
  const waits = request.state === 'draft' || request.state === 'open';
  // A link on the page can begin the answer; where the person is erased, there is one answer left to give.
  const begun = new Map(
    record.fulfilment.way === 'erased'
      ? [
          ['decision', 'refused'],
          ['ground', ERASED_BEFORE_ANSWER],
        ]
      : [['decision', visit.query('decision')]],
  );
  const answers = await answersOf(desk, request, record.fulfilment);
  const shown = await shownFulfilment(visit, place, record, refusal?.problems ?? {});
  const locals: RequestPage = {
    ...record,
    steps: waits ? stepsOf(visit, record, shown) : [],
    tabs,
    hrefs,
    find,
    alsoKinds: kindsBeside([request, ...record.together]),
    alone: waits ? alone : undefined,
    waits,
    title: `${t(`requests.kind.${request.kind}`)} · ${request.personName ?? (request.requesterName || t('requests.nameless'))}`,
    urgency: urgencyOf(visit, {
      state: request.state,
      daysLeft: record.daysLeft,
      paused: request.pausedOn !== null,
      decision: request.decision,
    }),
    clockWords: clockWords(visit, record),
    mayExtend: waits && request.extendedAt === null && osloDay() <= record.clock.dueOn,
    representation: representationOf(visit, request),
    childAge: lawNumbers.childAge.value,
    extendDays: daysBetween(osloDay(), record.clock.dueOn),
    decisions: answers.decisions,
    grounds: answers.grounds.map((ground) => ({
      value: ground.code,
      label: ground[visit.language],
    })),
    groundWords:
      request.legalGround === null
        ? undefined
        : (legalGround(request.legalGround)?.[visit.language] ?? request.legalGround),
    remedies: remediesText(request.language),
    notices: notices.map((notice) => shownNotice(visit, notice)),
    noticesHref: tenant === undefined ? '' : paths.disclosures.recipients({ tenant }),
    shown,
    shownEvents: record.events.map((event) => shownEvent(visit, event)),
    otherRequests: record.others.map((other) => shownRequest(visit, other)),
    refused: refusal?.act,
    problems: refusal?.problems ?? {},
    wrongPart: refusal && (parts[refusal.act] ?? 'fulfilment'),
    erasedGround: ERASED_BEFORE_ANSWER,
    typed: (name) => (refusal ? visit.field(name) : (begun.get(name) ?? '')),
    typedAll: (name) => (refusal ? visit.fields(name) : []),
  };
  return page('privacy/requests/show', locals.title, locals, {
    status: refusal ? 422 : 200,
    fragment: 'privacy/requests/_progress',
    ...(tenant === undefined ? {} : { place: 'privacy' }),
  });
}

function representationOf(
  { t, language }: Visit,
  { representedAs, kind }: RequestRecord['request'],
): RequestPage['representation'] {
  if (representedAs === null) return undefined;
  const { ofChild, personCanAnswer, notFor, source, verified } = representationLaw[representedAs];
  const { childAge } = lawNumbers;
  const lawReading = [
    ...(verified ? [] : [t('requests.authority.law', { source: source[language] })]),
    ...(ofChild && !childAge.verified
      ? [t('requests.authority.law.child', { source: childAge.source[language] })]
      : []),
  ];
  return { ofChild, personCanAnswer, noRight: notFor.includes(kind), lawReading };
}

/** What was done: a member who writes down what came by phone or letter has sent nothing, and who makes a case of its own of what stood in a message has written none. */
function whatWords(t: Visit['t'], { kind, actor, details }: RequestEvent): string {
  const split = 'with' in details;
  if (kind === 'message' && split) return t('requests.event.alsoAsked');
  if (kind === 'received' && split) return t('requests.event.takenFrom');
  if (kind === 'message' && actor === 'member') return t('requests.event.takenDownAgain');
  if (kind === 'received' && actor === 'member') return t('requests.event.takenDown');
  if (kind === 'answered' && details['decision'] === 'withdrawn') return t('requests.event.withdrawn');
  return (kind === 'carried-out' && stepWords(t, details['step'])) || t(`requests.event.${kind}`);
}

/** In which part of the page an act is asked for, where it is not the one in which the request is met. */
const parts: Readonly<Partial<Record<RequestAct, string>>> = {
  sorting: 'sorting',
  search: 'search',
  'ruling-out': 'search',
  'identity-check': 'identity',
  vouching: 'identity',
  unconfirming: 'identity',
  address: 'identity',
  doubt: 'identity',
  'doubt-end': 'identity',
  authority: 'identity',
  answer: 'answer',
  extension: 'extension',
  also: 'also',
  'erasure-first': 'erasure-first',
  merging: 'other',
  dismissal: 'other',
  notes: 'other',
};

/** The clock in a sentence: «mottatt 31.01.2027 → frist 28.02.2027, søndag; vi svarer innen fredag 26.02.2027». */
function clockWords({ t, formats, language }: Visit, { clock, request }: RequestRecord): string {
  const weekday = (day: string): string =>
    new Intl.DateTimeFormat(language === 'nb' ? 'nb-NO' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T12:00:00Z`),
    );
  const said = { received: formats.date(clock.receivedOn), target: formats.date(clock.targetOn) };
  // What has ended promises nothing any more.
  if (request.answeredAt !== null)
    return t(request.decision === 'withdrawn' ? 'requests.clock.withdrawn' : 'requests.clock.answered', {
      ...said,
      date: formats.date(request.answeredAt),
    });
  if (request.endedAt !== null)
    return t('requests.clock.ended', { received: said.received, date: formats.date(request.endedAt) });
  if (request.pausedOn !== null)
    return t('requests.clock.paused', { received: said.received, date: formats.date(request.pausedOn) });
  return clock.plannedOn === clock.targetOn
    ? t('requests.clock.plain', { ...said, weekday: weekday(clock.targetOn) })
    : t('requests.clock.rolled', {
        ...said,
        weekday: weekday(clock.targetOn),
        plannedDay: weekday(clock.plannedOn),
        planned: formats.date(clock.plannedOn),
      });
}

const icons: Readonly<Record<RequestEvent['kind'], string>> = {
  received: 'inbox',
  message: 'mail',
  sorted: 'tag',
  searched: 'search',
  'ruled-out': 'circle-x',
  'erasure-first': 'trash',
  'identity-asked': 'send',
  'identity-confirmed': 'shield-check',
  'identity-denied': 'circle-x',
  'identity-vouched': 'user',
  'identity-taken-back': 'undo-2',
  'address-confirmed': 'mail',
  'authority-noted': 'shield-check',
  doubt: 'privacy-hold',
  'doubt-ended': 'clock',
  extended: 'calendar',
  reminded: 'bell',
  'carried-out': 'check',
  answered: 'circle-check',
  merged: 'merge',
  dismissed: 'x',
  note: 'sticky-note',
  reduced: 'privacy-anonymised',
};

const steps = [
  'copy-made',
  'copy-reviewed',
  'copy-sent',
  'copy-handed-over',
  'erasure-decided',
  'erasure-done',
  'erasure-held',
  'erasure-residue',
  'account-closed',
  'account-locked',
  'account-told',
  'account-unlocked',
  'address-asked',
  'log-stopped',
  'restricted',
  'business-claimed',
  'marketing-stopped',
  'address-left-alone',
  'interests-stopped',
  'consents-withdrawn',
  'rectified',
  'by-hand',
] as const;

/** What was done, for a step that has words. */
function stepWords(t: Visit['t'], step: unknown): string {
  const known = steps.find((one) => one === step);
  return known === undefined ? '' : t(`requests.step.${known}`);
}

function shownEvent({ t, formats }: Visit, event: RequestEvent): ShownEvent {
  const { details } = event;
  const until = details['until'];
  const days = details['days'];
  const extra = [
    typeof until === 'string' ? t('requests.event.until', { date: formats.date(until) }) : '',
    event.kind === 'searched' && typeof details['alike'] === 'number'
      ? t('requests.event.alike', { count: details['alike'] })
      : '',
    event.kind === 'reminded' && typeof days === 'number' ? formats.days(days) : '',
    event.kind === 'doubt-ended' && typeof days === 'number' ? t('requests.event.stood', { count: days }) : '',
    event.kind === 'doubt'
      ? t(details['reasonable'] === true ? 'requests.event.stopped' : 'requests.event.goesOn')
      : '',
    details['mailed'] === false && details['decision'] !== 'withdrawn' ? t('requests.event.byPost') : '',
    details['late'] === true ? t('requests.event.late') : '',
  ].filter((part) => part !== '');
  return {
    id: event.id,
    at: event.at,
    icon: icons[event.kind],
    who: event.actor === 'member' ? (event.actorName ?? t('audit.actor.gone')) : t(`requests.actor.${event.actor}`),
    what: whatWords(t, event),
    extra,
    note: event.note,
  };
}
