import { auditActions } from '../../domain/audit/actions.ts';
import { readSpan } from '../../domain/audit/anchor-file.ts';
import { anchoringOf, type Anchoring } from '../../domain/audit/anchoring.ts';
import { sealedUntil } from '../../domain/audit/audit-head.ts';
import { trailActors } from '../../domain/audit/trail-actors.ts';
import { auditTrail, isAuditAction, trailKinds, type TrailEntry, type TrailFilter } from '../../domain/audit/trail.ts';
import { trailStanding } from '../../domain/audit/trail-check.ts';
import { isId } from '../../domain/identifiers.ts';
import { page } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import type { Answer, Visit } from '../visit.ts';
import { actionWords } from './action-words.ts';
import { shownCheck } from './check-words.ts';
import type { AuditPage, Choice } from './pages.ts';
import { shownEntry } from './shown-entry.ts';

/** GET: the audit trail, newest first. `action`, `actor`, `subject` and `kind` narrow it; `after` is the entry before the page. */
export async function index(visit: Visit): Promise<Answer> {
  const { member, t } = visit;
  const filter = filterIn(visit);
  const after = visit.query('after');
  const [tabs, trail, actors, sealed, anchoring, standing] = await Promise.all([
    tabsOf(visit, 'audit'),
    auditTrail(member, filter, after),
    trailActors(member),
    sealedUntil(),
    readSpan(member.tenantId).then(anchoringOf),
    trailStanding(member.tenantId),
  ]);
  const address = addressOf(visit, filter);
  return page(
    'audit/index',
    t('audit.title'),
    {
      tabs,
      days: byDay(visit, trail.entries),
      filter,
      filtered: queryOf(filter).size > 0,
      actionChoices: actionChoices(visit),
      actorChoices: [
        { value: '', label: t('audit.filter.anyActor') },
        ...actors.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'system', label: t('audit.actor.system') },
      ],
      kindChoices: trailKinds.map((kind) => ({
        value: kind === 'changes' ? '' : kind,
        label: t(`audit.filter.${kind}`),
      })),
      sealed: sealed && t('audit.sealed', { date: visit.formats.dateTime(sealed.at), count: sealed.seq }),
      anchored: sealed && anchoredWords(visit, anchoring),
      check: sealed || standing.state === 'halted' ? shownCheck(visit, standing) : undefined,
      first: after === '' ? undefined : address(),
      next: trail.next === undefined ? undefined : address(trail.next),
    },
    { place: 'privacy' },
  );
}

/** The same as `verify-audit` says of the anchors. */
function anchoredWords({ t, formats }: Visit, { state, at }: Anchoring): AuditPage['anchored'] {
  const date = at ? formats.dateTime(at) : '';
  switch (state) {
    case 'anchored':
      return { words: t('audit.anchored', { date }), icon: 'shield-check' };
    case 'missing':
      return { words: t('audit.anchors.missing'), icon: 'triangle-alert' };
    case 'old':
      return { words: t('audit.anchors.old', { date }), icon: 'triangle-alert' };
    case 'late':
      return { words: t('audit.anchors.late', { date }), icon: 'triangle-alert' };
    default:
      return { words: t('audit.anchors.notYet'), icon: 'clock' };
  }
}

function filterIn(visit: Visit): TrailFilter {
  const action = visit.query('action');
  const actor = visit.query('actor');
  const subject = visit.query('subject');
  return {
    action: isAuditAction(action) ? action : '',
    actor: actor === 'system' || isId(actor) ? actor : '',
    subject: isId(subject) ? subject : '',
    kind: trailKinds.find((kind) => kind === visit.query('kind')) ?? 'changes',
  };
}

/** The filter as a query, without what is so anyway. */
function queryOf(filter: TrailFilter, after = ''): URLSearchParams {
  const kind = filter.kind === 'changes' ? '' : filter.kind;
  return new URLSearchParams(Object.entries({ ...filter, kind, after }).filter(([, value]) => value !== ''));
}

function addressOf(visit: Visit, filter: TrailFilter): (after?: string) => string {
  return (after = '') => {
    const query = queryOf(filter, after);
    const address = paths.audit.index({ tenant: visit.member.tenantSlug });
    return query.size === 0 ? address : `${address}?${query.toString()}`;
  };
}

function actionChoices({ t, language }: Visit): Choice[] {
  const choices = auditActions.map((action): Choice => {
    const words = actionWords(t, action);
    return { value: action, label: words.charAt(0).toLocaleUpperCase(language) + words.slice(1) };
  });
  return [
    { value: '', label: t('audit.filter.anyAction') },
    ...choices.toSorted((a, b) => a.label.localeCompare(b.label, language)),
  ];
}

function byDay(visit: Visit, entries: readonly TrailEntry[]): AuditPage['days'] {
  const days = new Map<string, TrailEntry[]>();
  for (const entry of entries) {
    const heading = visit.formats.longDate(entry.at);
    const day = days.get(heading);
    if (day) day.push(entry);
    else days.set(heading, [entry]);
  }
  return Array.from(days, ([heading, of]) => ({ heading, entries: of.map((entry) => shownEntry(visit, entry)) }));
}
