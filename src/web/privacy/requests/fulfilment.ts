import { weighedInterest } from '../../../domain/privacy/fulfilment/account-objection.ts';
import { givenBefore } from '../../../domain/privacy/fulfilment/by-hand.ts';
import { categoryWords, type DisclosedCategory } from '../../../domain/privacy/disclosures/disclosed-categories.ts';
import type { Fulfilment } from '../../../domain/privacy/fulfilment/fulfilment.ts';
import type { FulfilmentState } from '../../../domain/privacy/fulfilment/state.ts';
import { erasureOf, type Erasure } from '../../../domain/privacy/erasure/erasure-record.ts';
import { reviewOf, type Review } from '../../../domain/privacy/access/review.ts';
import { demandsIdentity } from '../../../domain/privacy/requests/kinds.ts';
import type { RequestRecord } from '../../../domain/privacy/requests/request-record.ts';
import { recordsBeside } from '../../../domain/privacy/restriction/places.ts';
import { restrictionGrounds } from '../../../domain/privacy/restriction/ground.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { ShownHit } from '../erasure/pages.ts';
import { shownRecord } from '../restriction/shown-place.ts';
import type { DeskPlace } from './desk-place.ts';

/** How what a request asks for is done, as its page shows it. */
export interface ShownFulfilment {
  readonly how: Fulfilment;
  readonly tone: 'success' | 'warning' | 'info';
  readonly icon: string;
  /** It asks for itself again until the background has done its part. */
  readonly working: boolean;
  /** It has to be shown who asks before anything can be done. */
  readonly identityFirst: boolean;
  /** What was written in a copy that waits for its review, with who else the program found in it. */
  readonly review: Review;
  /** Other contacts with the same address or number, to be decided about before the person is restricted. */
  readonly records: readonly ShownHit[];
  readonly erasure: Erasure | undefined;
  /** Who was given what that can turn out to be corrected by hand: they are to be told of it. */
  readonly given: {
    readonly recipients: readonly string[];
    readonly kinds: readonly { readonly value: DisclosedCategory; readonly label: string }[];
  };
  /** Pages of other rooms where it goes on; undefined where there is none. */
  readonly hrefs: {
    readonly preview: string | undefined;
    /** Where the erasure of a user is looked at first, at OnNet's own desk. */
    readonly account: string | undefined;
    readonly rectification: string | undefined;
    readonly erasure: string | undefined;
    readonly certificate: string | undefined;
    readonly restriction: string | undefined;
    readonly contact: string | undefined;
  };
  /** The interest that is weighed when a user objects. */
  readonly interest: string;
  readonly grounds: readonly { readonly value: string; readonly label: string }[];
}

/** Over an account nothing is done on a stranger's word. */
const overAccount: ReadonlySet<Fulfilment['way']> = new Set(['account-restriction', 'account-objection']);

const glyphs: Readonly<Record<FulfilmentState, Pick<ShownFulfilment, 'tone' | 'icon'>>> = {
  'not-begun': { tone: 'warning', icon: 'circle-dashed' },
  'under-way': { tone: 'info', icon: 'clock' },
  waits: { tone: 'warning', icon: 'circle-alert' },
  partly: { tone: 'info', icon: 'privacy-hold' },
  done: { tone: 'success', icon: 'circle-check' },
};

/** What the part of the page shows where the request is met. In the open transaction. */
export async function shownFulfilment(
  visit: Visit,
  { desk, tenant }: DeskPlace,
  { request, fulfilment: how }: RequestRecord,
  problems: Readonly<Record<string, string>>,
): Promise<ShownFulfilment> {
  const { contactId, id } = request;
  const erasureId = how.way === 'erasure' ? how.erasureId : undefined;
  const erasure =
    desk.by !== undefined && erasureId !== undefined ? (await erasureOf(desk.by, erasureId)).erasure : undefined;
  const reviewed = how.way === 'copy' && how.copy?.state === 'review' ? how.copy.id : undefined;
  const canRestrict = how.way === 'restriction' || how.way === 'right-to-object';
  const restriction = how.way === 'restriction' || how.way === 'right-to-object' ? how.restriction : undefined;
  return {
    how,
    ...glyphs[how.state],
    working: how.state === 'under-way',
    identityFirst:
      (demandsIdentity(request) || (overAccount.has(how.way) && request.verifiedAt === null)) &&
      how.way !== 'nothing' &&
      how.way !== 'erased',
    review:
      desk.by !== undefined && reviewed !== undefined
        ? await reviewOf(desk.by, reviewed, visit.language)
        : { texts: [], seen: '', beyond: 0 },
    records:
      desk.by !== undefined && contactId !== null && canRestrict && restriction === undefined
        ? (await recordsBeside(desk.by, contactId, (name) => visit.field(name), id)).map((hit) =>
            shownRecord(visit, hit, problems),
          )
        : [],
    erasure,
    given: how.way === 'rectification' ? await shownGiven(visit, desk, contactId) : { recipients: [], kinds: [] },
    hrefs: {
      preview:
        tenant === undefined || contactId === null
          ? undefined
          : `${paths.erasures.contact({ tenant, id: contactId })}?request=${id}`,
      account: how.way === 'account-erasure' ? paths.operator.requestErasure({ id }) : undefined,
      rectification: tenant === undefined ? undefined : paths.rectifications.show({ tenant, id }),
      erasure: tenant === undefined || !erasure ? undefined : paths.erasures.show({ tenant, id: erasure.id }),
      certificate:
        tenant === undefined || !erasure?.certificate
          ? undefined
          : paths.erasures.certificate({ tenant, id: erasure.id }),
      restriction:
        tenant === undefined || !restriction ? undefined : paths.restrictions.show({ tenant, id: restriction.id }),
      contact: tenant === undefined || contactId === null ? undefined : paths.contacts.show({ tenant, id: contactId }),
    },
    interest: weighedInterest[visit.language],
    grounds: restrictionGrounds.map((ground) => ({ value: ground, label: visit.t(`restriction.ground.${ground}`) })),
  };
}

async function shownGiven(
  { language }: Visit,
  desk: DeskPlace['desk'],
  contactId: string | null,
): Promise<ShownFulfilment['given']> {
  const { recipients, kinds } = await givenBefore(desk, contactId);
  return {
    recipients: recipients.map(({ recipient }) => recipient),
    kinds: kinds.map((value) => ({ value, label: categoryWords([value], language) })),
  };
}
