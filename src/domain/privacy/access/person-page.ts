import type { Day } from '../../clock.ts';
import { readingTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { tenantLifecycle, tenantStates } from '../../tenants/lifecycle.ts';
import { contactStanding, type ContactStanding } from '../consent/contact-consents.ts';
import { makeLink, openLink, type OpenedLink } from '../consent/links.ts';
import type { RequestKind } from '../requests/kinds.ts';
import { decidedFor } from './decided-for.ts';
import type { DocumentConsent, DocumentRecipient, DocumentSection } from './document.ts';
import { gatherTable, sectionOf, tablesFor } from './gather.ts';
import { gatherGiven, recipientsIn } from './given-to.ts';
import { identitiesOf } from './identities.ts';
import { visitorOf } from './person-link.ts';
import { consentsOf, originOfContact, recipientsOf } from './told.ts';

type Language = 'nb' | 'en';

/** A request of theirs, as the page shows it. */
export interface OwnRequest {
  readonly kind: RequestKind;
  readonly receivedAt: Date;
  /** The last day of the answer, `YYYY-MM-DD`. */
  readonly targetOn: string;
  readonly answeredAt: Date | null;
  readonly open: boolean;
}

/** Everything a person's own page shows. */
export interface PersonPage {
  readonly tenantName: string;
  readonly name: string;
  readonly restricted: boolean;
  /** What they are held for, and what they have said yes and no to. */
  readonly standing: ContactStanding | undefined;
  readonly source: string;
  /** `YYYY-MM-DD`; empty where no day is known. */
  readonly until: string;
  /** They are deleted then, from the trash; else a rule anonymises them. */
  readonly fromTrash: boolean;
  /** Why nothing ends it now; undefined where nothing spares it. */
  readonly spared: 'restricted' | 'held' | undefined;
  /** What is held, whole. */
  readonly sections: readonly DocumentSection[];
  /** What was written and done, as numbers: it may name others, so its texts come with a reviewed copy. */
  readonly counted: readonly {
    readonly title: string;
    readonly rows: number;
    readonly attribution?: string;
  }[];
  readonly consents: readonly DocumentConsent[];
  /** Without the reasons it was given for, which may name others: they come with a reviewed copy. */
  readonly recipients: readonly DocumentRecipient[];
  readonly requests: readonly OwnRequest[];
  /** Of a link to the page of all their choices. */
  readonly preferences: string;
  readonly expiresAt: Date;
  /** The day by which everything is gone, of a customer that has ended; `sure` when that cannot be taken back. */
  readonly ending: { readonly by: Day; readonly sure: boolean } | undefined;
  /** Whether there is somebody who can answer a request. */
  readonly answers: boolean;
}

/** Tables that are theirs alone and hold nobody else's words. */
const shownWhole: ReadonlySet<string> = new Set([
  'contacts',
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'contact_purposes',
]);

/** What stands in a part of its own on the page. */
const shownApart: ReadonlySet<string> = new Set(['consent_events', 'data_subject_requests']);

/** What a person's own page shows, restricted or not. Undefined when the link opens nothing. */
export async function personPage(tenantId: string, token: string, language: Language): Promise<PersonPage | undefined> {
  const link = await openLink(tenantId, token, 'person');
  if (!link) return undefined;
  return readingTenant(tenantId, () => seeingRestricted(() => pageOf(link, language)));
}

async function pageOf(link: OpenedLink, language: Language): Promise<PersonPage | undefined> {
  const visitor = await visitorOf(link);
  if (!visitor) return undefined;
  const { contactId, tenantName, name, restricted } = visitor;
  const { state, erasedBy } = await tenantLifecycle();
  const ids = await identitiesOf(contactId);
  const origin = await originOfContact(contactId, language);
  const decided = await decidedFor(contactId, ids, language);
  const sections: DocumentSection[] = [];
  for (const table of tablesFor('contact', 'access'))
    sections.push(sectionOf(await gatherTable(table, ids, language, 'access'), language, decided));
  const held = sections.filter(({ rows }) => rows.length > 0);
  return {
    tenantName,
    name,
    restricted,
    standing: await contactStanding(contactId),
    source: origin?.source ?? '',
    until: origin?.until ?? '',
    fromTrash: origin?.fromTrash ?? false,
    spared: origin?.spared,
    sections: held.filter((section) => shownWhole.has(section.name)),
    counted: held
      .filter((section) => !shownWhole.has(section.name) && !shownApart.has(section.name))
      .map(({ title, rows, attribution }) => ({ title, rows: rows.length, ...(attribution ? { attribution } : {}) })),
    consents: await consentsOf(ids, language),
    recipients: await recipientsOf(
      'contact',
      language,
      recipientsIn(await gatherGiven(ids, language), { withReasons: false }),
    ),
    requests: await ownRequests(link.tenantId, ids),
    preferences: await makeLink('preferences', contactId, contactId, visitor.address),
    expiresAt: link.expiresAt,
    ending: erasedBy === undefined ? undefined : { by: erasedBy, sure: !tenantStates[state].undo },
    answers: tenantStates[state].members !== 'none',
  };
}

const ownRequests = (tenantId: string, ids: readonly string[]): Promise<OwnRequest[]> =>
  sql<OwnRequest>(
    `select kind, received_at as "receivedAt", target_on::text as "targetOn", answered_at as "answeredAt",
            state in ('draft', 'open') as open
       from data_subject_requests
      where tenant_id = $1 and contact_id = any($2::uuid[]) and state not in ('merged', 'dismissed')
      order by received_at desc, id desc limit 50`,
    [tenantId, ids],
  );
