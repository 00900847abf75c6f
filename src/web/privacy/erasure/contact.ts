import { Invalid } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import { isBusiness } from '../../../domain/privacy/erasure/business-hits.ts';
import { decideErasure } from '../../../domain/privacy/erasure/decide-erasure.ts';
import { MOST_HITS, nameOfHit, type FreeTextHit } from '../../../domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../domain/privacy/erasure/preview.ts';
import { retentionCodes } from '../../../domain/privacy/inventory/retention-codes.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { givenOptions, shownHit } from './hits.ts';
import { holdLine, reasonsOf, shownKept, tableLabel } from './wording.ts';

/** GET: what erasing a person does, and what has to be decided first. `request` is the request it comes with. */
export const show = (visit: Visit): Promise<Answer> => form(visit, {});

/** POST: erases the person: a decision for each place in free text, `given` for the rest of those with the given name alone, `never`, `confirmed` and `request`. */
export async function create(visit: Visit): Promise<Answer> {
  const request = visit.field('request');
  const { hits } = await erasurePreview(visit.member, visit.param('id'), request, (name) => visit.field(name));
  try {
    const id = await decideErasure(visit.member, visit.param('id'), {
      decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), typedFor(visit, hit)])),
      confirmed: visit.field('confirmed') === 'on',
      neverContact: visit.field('never') === 'on',
      requestId: request === '' ? undefined : request,
    });
    const tenant = visit.member.tenantSlug;
    return redirect(
      request === ''
        ? paths.erasures.show({ tenant, id })
        : `${paths.privacy.request({ tenant, id: request })}#fulfilment`,
    );
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, fieldWords(visit.t, error.fields));
  }
}

/** What was chosen for a place: there, or for all those with the given name alone. */
function typedFor(visit: Visit, hit: FreeTextHit): string {
  const own = visit.field(nameOfHit(hit));
  const rest = visit.field('given');
  if (own !== '' || hit.givenOnly !== true) return own;
  // What has a form of its own, such as an address, is taken out whole.
  return rest === 'redact' && !hit.choices.includes(rest) ? 'delete' : rest;
}

async function form(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { member, t } = visit;
  const place = { tenant: member.tenantSlug, id: visit.param('id') };
  const request = visit.field('request') || visit.query('request');
  const preview = await erasurePreview(member, place.id, request, (name) => visit.field(name));
  const name = fullName(preview.name.given, preview.name.family);
  if (preview.underWay !== undefined)
    return redirect(paths.erasures.show({ tenant: member.tenantSlug, id: preview.underWay }));
  const refused = Object.keys(problems).length > 0;
  const texts = preview.hits.filter((hit) => !isBusiness(hit));
  const given = texts.filter((hit) => hit.givenOnly);
  return page(
    'privacy/erasure/new',
    t('erasure.action'),
    {
      name,
      restricted: preview.restricted,
      branches: preview.branches.map(({ table, rows, outcome, stays, until }) => ({
        label: tableLabel(visit, table),
        rows,
        outcome,
        // The row itself has no rule of its own: what is left in it is said as the outcome's page says it.
        keeps: table === 'contacts' ? t('erasure.keeps.record') : reasonsOf(visit, stays, until),
      })),
      holds: preview.holds.map((hold) => holdLine(visit, hold)),
      holdHref: `${paths.holds.contact(place)}${request === '' ? '' : `?request=${request}`}`,
      files: preview.files,
      mails: preview.unsentMails,
      backupDays: retentionCodes.backup.period.number,
      copyHrefs: preview.copiesOwed.map((id) => paths.privacy.request({ tenant: place.tenant, id })),
      caseHrefs:
        request === '' ? preview.unproven.map((id) => paths.privacy.request({ tenant: place.tenant, id })) : [],
      unmatchedHrefs: preview.unmatched.map((id) => paths.privacy.request({ tenant: place.tenant, id })),
      businesses: preview.hits.filter(isBusiness).map((hit) => shownHit(visit, hit, problems)),
      hits: texts.filter((hit) => !hit.givenOnly).map((hit) => shownHit(visit, hit, problems)),
      given: given.map((hit) => shownHit(visit, hit, problems)),
      givenOptions: givenOptions(visit),
      stays: shownKept(visit, preview.stays),
      namesakesHref: preview.stays.some(({ place: where }) => where === 'contacts.search_text')
        ? `${paths.contacts.index(place)}?q=${encodeURIComponent(name)}`
        : undefined,
      many: texts.length - given.length >= MOST_HITS,
      manyGiven: given.length >= MOST_HITS,
      typed: {
        neverContact: visit.field('never') === 'on',
        confirmed: visit.field('confirmed') === 'on',
        request,
        given: visit.field('given'),
      },
      problems,
      action: paths.erasures.contact(place),
      backHref:
        request !== '' ? paths.privacy.request({ tenant: place.tenant, id: request }) : paths.contacts.show(place),
    },
    { place: 'privacy', status: refused ? 422 : 200 },
  );
}
