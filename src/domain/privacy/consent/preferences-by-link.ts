import { createHash } from 'node:crypto';

import { inTenant, readingTenant } from '../../tenancy.ts';
import { titleOf } from '../purposes/purposes.ts';
import { currentWordings, textIn } from '../purposes/wordings.ts';
import { holdVisitor, isGiven, isStopped, saidNoLast, sayYes, visitorOf, type Visitor } from './link-visitor.ts';
import { openLink, type OpenedLink } from './links.ts';
import { sayNo } from './say-no.ts';
import type { NamedPurpose, NamedStanding } from './standing.ts';

/** One line of the preference page. */
export interface Preference {
  readonly purposeId: string;
  readonly title: string;
  /** What one says yes to; empty where nothing is asked but can be objected to. */
  readonly wording: string;
  readonly kind: 'consent' | 'interest';
  readonly on: boolean;
}

/** Everything a person can say yes and no to at a tenant. */
export interface Preferences {
  readonly tenantName: string;
  readonly lines: readonly Preference[];
  /** They have said no to all marketing. */
  readonly objected: boolean;
  /** Whether a yes can be given; a no always can. */
  readonly takesYes: boolean;
  /** Of what the page shows, and of all that was ever said: a yes is to this and to nothing later. */
  readonly version: string;
}

/** What the preference page shows. Undefined when the link opens nothing, or the record is gone. */
export async function preferencesByLink(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
): Promise<Preferences | undefined> {
  const link = await openLink(tenantId, token, 'preferences');
  return link && readingTenant(tenantId, async () => preferencesOf(await chooserOf(link), language));
}

/** Somebody who can choose, with what they can choose between. */
interface Chooser extends Visitor {
  readonly standing: NamedStanding;
}

/** Who is restricted has nothing to choose, and can still say no to all marketing. */
async function chooserOf(link: OpenedLink): Promise<Chooser | undefined> {
  const visitor = await visitorOf(link);
  const { standing, address } = visitor ?? {};
  if (!visitor || !address || (standing?.subject !== 'known' && standing?.subject !== 'restricted')) return undefined;
  return { ...visitor, standing };
}

async function preferencesOf(chooser: Chooser | undefined, language: 'nb' | 'en'): Promise<Preferences | undefined> {
  if (!chooser) return undefined;
  const { standing, tenantName, takesYes } = chooser;
  const purposes = choosable(standing).filter(
    // What cannot be said yes to and was not, leaves nothing to choose.
    (purpose) => takesYes || purpose.basis !== 'consent' || isGiven(standing, purpose),
  );
  const wordings = await currentWordings(purposes.map(({ id }) => id));
  const lines = purposes.map((purpose): Preference => {
    const wording = wordings.get(purpose.id);
    const consent = purpose.basis === 'consent';
    return {
      purposeId: purpose.id,
      title: titleOf(purpose, language),
      wording: consent && wording ? textIn(wording, language) : '',
      kind: consent ? 'consent' : 'interest',
      on: consent ? isGiven(standing, purpose) : !isStopped(standing, purpose.id),
    };
  });
  return {
    tenantName,
    lines,
    takesYes,
    objected: standing.events.some(({ kind, purposeId }) => kind === 'objected' && purposeId === null),
    version: versionOf(standing, lines),
  };
}

// Suppressions have no order of their own: read twice, they may come the other way round.
const versionOf = ({ events, suppressions }: NamedStanding, lines: readonly Preference[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([lines, events.map(({ id }) => id), suppressions.map((one) => JSON.stringify(one)).toSorted()]),
    )
    .digest('base64url')
    .slice(0, 22);

/** Consents that can be given, and interests that this person's data serves and that can be objected to. */
const choosable = ({ subject, purposes, bases }: NamedStanding): NamedPurpose[] =>
  subject === 'restricted'
    ? []
    : purposes.filter(
        (purpose) =>
          purpose.enabled &&
          (purpose.basis === 'consent'
            ? purpose.oldestValidVersion !== null
            : purpose.basis === 'legitimate-interest' && bases.some(({ purposeId }) => purposeId === purpose.id)),
      );

/** What a person sent from the preference page. */
export interface TickedPreferences {
  readonly purposes: readonly string[];
  /** The version of the page they ticked them on. */
  readonly version: string;
}

/**
 * Saves what a person ticked on the preference page: a yes to each consent that was not given, a no to each purpose that
 * was on. An interest that was objected to is not taken up again by a tick. A page that something was said or changed after
 * gives no yes: an old form sent again would take a no back.
 * @returns `look-again` when a yes was not taken; undefined when the link was not open
 */
export async function savePreferences(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
  { purposes: ticked, version }: TickedPreferences,
): Promise<'saved' | 'look-again' | undefined> {
  const link = await openLink(tenantId, token, 'preferences');
  if (!link) return undefined;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const chooser = await chooserOf(link);
    const shown = await preferencesOf(chooser, language);
    if (!chooser || !shown) return undefined;
    // A yes to what the page has no line for, by now or at all, is not taken either.
    const unknown = ticked.some((id) => !shown.lines.some(({ purposeId }) => purposeId === id));
    let outcome: 'saved' | 'look-again' = unknown ? 'look-again' : 'saved';
    const wordings = await currentWordings(shown.lines.map(({ purposeId }) => purposeId));
    const noes: NamedPurpose[] = [];
    for (const { purposeId, on, kind } of shown.lines) {
      const wanted = ticked.includes(purposeId);
      const [purpose, wording] = [
        chooser.standing.purposes.find(({ id }) => id === purposeId),
        wordings.get(purposeId),
      ];
      if (on && !wanted && purpose) noes.push(purpose);
      else if (!on && wanted && kind === 'consent' && purpose && wording)
        if (version === shown.version) await sayYes(chooser, purpose, wording, language, 'preference-page');
        else outcome = 'look-again';
    }
    await sayNo(chooser, noes, 'preference-page', language);
    return outcome;
  });
}

/**
 * The person says no to all marketing, on the preference page (Art. 21(2)); a second time changes nothing, unless they have
 * said yes to something since.
 * @returns whether the link was open
 */
export async function objectByLink(tenantId: string, token: string, language: 'nb' | 'en'): Promise<boolean> {
  const link = await openLink(tenantId, token, 'preferences');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const visitor = await visitorOf(link);
    if (!visitor) return false;
    if (!(await saidNoLast(visitor.contactId, null)))
      await sayNo(visitor, 'all-marketing', 'preference-page', language);
    return true;
  });
}
