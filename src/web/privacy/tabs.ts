import { openCount } from '../../domain/privacy/requests/request-list.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import { paths } from '../paths.ts';
import { waitingAgreement } from './agreement/agreement-news.ts';
import { waitingNotices } from '../registers/sub-processor-news.ts';
import type { Visit } from '../visit.ts';
import { countRunningBreaches } from '../../domain/privacy/breaches/breach.ts';
import { countNoticesToLookAt } from '../../domain/privacy/disclosures/recipient-notices.ts';
import { erasuresToLookAt } from '../../domain/privacy/erasure/erasure-record.ts';

/** The rooms of the privacy desk. */
export type DeskRoom =
  | 'overview'
  | 'requests'
  | 'consents'
  | 'restricted'
  | 'fields'
  | 'erasures'
  | 'retention'
  | 'processing'
  | 'recipients'
  | 'sub-processors'
  | 'breaches'
  | 'agreement'
  | 'audit';

/** What the rooms are about, as the menu of a phone heads them; the first needs no heading. */
export type DeskGroup = 'begin' | 'people' | 'rules' | 'others' | 'papers';

interface DeskTab {
  readonly room: DeskRoom;
  readonly group: DeskGroup;
  readonly label: MessageKey;
  readonly href: (place: { readonly tenant: string }) => string;
  /** How much waits in the room, shown beside its name; none is not shown. */
  readonly count?: (visit: Visit) => Promise<number>;
}

const residueFound = async ({ member }: Visit): Promise<number> => (await erasuresToLookAt(member)).count;

/** Every room that has a page, in the order they stand: requests and people first, rules next, papers last. */
const deskTabs: readonly DeskTab[] = [
  { room: 'overview', group: 'begin', label: 'privacy.tab.overview', href: paths.privacy.desk },
  {
    room: 'requests',
    group: 'people',
    label: 'privacy.tab.requests',
    href: paths.privacy.requests,
    count: (visit) => openCount(visit.member.tenantId),
  },
  { room: 'consents', group: 'people', label: 'consents.title', href: paths.consents.index },
  { room: 'restricted', group: 'people', label: 'privacy.tab.restricted', href: paths.restrictions.index },
  { room: 'erasures', group: 'people', label: 'erasure.tab', href: paths.erasures.index, count: residueFound },
  { room: 'retention', group: 'rules', label: 'privacy.tab.retention', href: paths.retention.show },
  { room: 'fields', group: 'rules', label: 'fields.title', href: paths.fields.index },
  { room: 'processing', group: 'rules', label: 'privacy.tab.processing', href: paths.privacy.processing },
  {
    room: 'recipients',
    group: 'others',
    label: 'disclosures.recipients.title',
    href: paths.disclosures.recipients,
    count: ({ member }) => countNoticesToLookAt(member),
  },
  {
    room: 'sub-processors',
    group: 'others',
    label: 'subProcessors.title',
    href: paths.subProcessors.show,
    count: waitingNotices,
  },
  {
    room: 'breaches',
    group: 'papers',
    label: 'breaches.title',
    href: paths.breaches.index,
    count: countRunningBreaches,
  },
  {
    room: 'agreement',
    group: 'papers',
    label: 'agreement.tab',
    href: paths.privacy.agreement,
    count: waitingAgreement,
  },
  { room: 'audit', group: 'papers', label: 'nav.audit', href: paths.audit.index },
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
export async function tabsOf(visit: Visit, current: DeskRoom): Promise<readonly ShownTab[]> {
  const { tenantSlug: tenant } = visit.member;
  return Promise.all(
    deskTabs.map(async ({ room, group, label, href, count }) => ({
      group,
      label: visit.t(label),
      href: href({ tenant }),
      current: room === current,
      count: (await count?.(visit)) ?? 0,
    })),
  );
}
