import type { MessageKey } from '../../words/catalogue.ts';
import { paths } from '../paths.ts';
import type { Visit } from '../visit.ts';
import { roomsWaiting, type RoomsWaiting } from './desk/state.ts';

/** The rooms of the privacy desk. */
export type DeskRoom =
  | 'overview'
  | 'requests'
  | 'consents'
  | 'informing'
  | 'restricted'
  | 'fields'
  | 'erasures'
  | 'holds'
  | 'retention'
  | 'processing'
  | 'recipients'
  | 'sub-processors'
  | 'breaches'
  | 'agreement'
  | 'audit';

/** What the rooms are about: the tabs, and the headings in a phone's menu. The first is a room by itself. */
export type DeskGroup = 'begin' | 'people' | 'rules' | 'registers' | 'proof';

interface DeskTab {
  readonly room: DeskRoom;
  readonly group: DeskGroup;
  readonly label: MessageKey;
  readonly href: (place: { readonly tenant: string }) => string;
  /** How much waits in the room, shown beside its name; none is not shown. */
  readonly count?: (waiting: RoomsWaiting) => number;
}

/** Every room that has a page, group by group, in the order they stand; a group opens at its first. */
const deskTabs: readonly DeskTab[] = [
  { room: 'overview', group: 'begin', label: 'privacy.tab.overview', href: paths.privacy.desk },
  {
    room: 'requests',
    group: 'people',
    label: 'privacy.tab.requests',
    href: paths.privacy.requests,
    count: ({ requests }) => requests,
  },
  { room: 'consents', group: 'people', label: 'consents.title', href: paths.consents.index },
  {
    room: 'informing',
    group: 'people',
    label: 'informing.title',
    href: paths.informing.index,
    count: ({ owed }) => owed.late + owed.soon,
  },
  {
    room: 'restricted',
    group: 'people',
    label: 'privacy.tab.restricted',
    href: paths.restrictions.index,
    count: ({ namedElsewhere }) => namedElsewhere,
  },
  {
    room: 'erasures',
    group: 'people',
    label: 'erasure.tab',
    href: paths.erasures.index,
    count: ({ residues }) => residues,
  },
  { room: 'holds', group: 'people', label: 'holds.tab', href: paths.holds.index },
  { room: 'retention', group: 'rules', label: 'privacy.tab.retention', href: paths.retention.show },
  { room: 'fields', group: 'rules', label: 'fields.title', href: paths.fields.index },
  { room: 'processing', group: 'registers', label: 'privacy.tab.processing', href: paths.privacy.processing },
  {
    room: 'recipients',
    group: 'registers',
    label: 'disclosures.recipients.title',
    href: paths.disclosures.recipients,
    count: ({ notices }) => notices,
  },
  {
    room: 'sub-processors',
    group: 'registers',
    label: 'subProcessors.title',
    href: paths.subProcessors.show,
    count: ({ objections }) => objections,
  },
  {
    room: 'breaches',
    group: 'registers',
    label: 'breaches.title',
    href: paths.breaches.index,
    count: ({ breaches }) => breaches,
  },
  {
    room: 'agreement',
    group: 'proof',
    label: 'agreement.tab',
    href: paths.privacy.agreement,
    count: ({ agreement }) => (agreement.newer === undefined ? 0 : 1),
  },
  { room: 'audit', group: 'proof', label: 'nav.audit', href: paths.audit.index },
];

/** A tab as `views/privacy/_tabs.ejs` shows it. */
export interface ShownTab {
  readonly group: DeskGroup;
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count: number;
}

/** The tabs over a page of the desk: every page there has them among its locals, as `tabs`. */
export const tabsOf = async (visit: Visit, current: DeskRoom): Promise<readonly ShownTab[]> =>
  shownTabs(visit, current, await roomsWaiting(visit));

/** As `tabsOf`, where what waits is known already. */
export const shownTabs = ({ t, member }: Visit, current: DeskRoom, waiting: RoomsWaiting): readonly ShownTab[] =>
  deskTabs.map(({ room, group, label, href, count }) => ({
    group,
    label: t(label),
    href: href({ tenant: member.tenantSlug }),
    current: room === current,
    count: count?.(waiting) ?? 0,
  }));
