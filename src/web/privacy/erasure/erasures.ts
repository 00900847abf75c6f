import { osloDay, daysAfter } from '../../../domain/clock.ts';
import { blockedBy, isGenuine } from '../../../domain/privacy/erasure/certificate.ts';
import { Invalid, NotFound } from '../../../domain/errors.ts';
import { decideResidue, residueOf } from '../../../domain/privacy/erasure/decide-residue.ts';
import { nameOfHit } from '../../../domain/privacy/erasure/free-text.ts';
import { erasureOf, erasuresOf } from '../../../domain/privacy/erasure/erasure-record.ts';
import { download, page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import { shownHit } from './hits.ts';
import { holdLine, placeLabel, shownKept, shownTreated } from './wording.ts';

/** GET: every erasure, the newest first. */
export async function index(visit: Visit): Promise<Answer> {
  return page(
    'privacy/erasure/index',
    visit.t('erasure.title'),
    { erasures: await erasuresOf(visit.member), tabs: await tabsOf(visit, 'erasures') },
    { place: 'privacy' },
  );
}

/** GET: how far one erasure is, and what came of it; htmx asks for that part alone while it is under way. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: decides about what was found after all, and erases and reads back once more. */
export async function again(visit: Visit): Promise<Answer> {
  const { member } = visit;
  const id = visit.param('id');
  const { hits } = await residueOf(member, id);
  try {
    await decideResidue(
      member,
      id,
      Object.fromEntries(hits.map((hit) => [nameOfHit(hit), visit.field(nameOfHit(hit))])),
    );
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.erasures.show({ tenant: member.tenantSlug, id }));
}

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { member, t } = visit;
  const { erasure, holds, copiesOwed } = await erasureOf(member, visit.param('id'));
  const residue = erasure.state === 'residue' ? await residueOf(member, erasure.id) : { hits: [], byHand: [] };
  return page(
    'privacy/erasure/show',
    t('erasure.one'),
    {
      erasure,
      working: copiesOwed.length === 0 && (erasure.state === 'waiting' || erasure.state === 'running'),
      copyHrefs: copiesOwed.map((one) => paths.privacy.request({ tenant: member.tenantSlug, id: one })),
      treated: shownTreated(visit, erasure.treated),
      kept: shownKept(visit, erasure.kept),
      holds: holds.map((hold) => holdLine(visit, hold)),
      hits: residue.hits.map((hit) => shownHit(visit, hit, problems)),
      byHand: residue.byHand.map(({ place, rows }) => ({
        place: placeLabel(visit, place),
        rows: Math.max(1, rows.length),
      })),
      requestHref:
        erasure.requestId === null
          ? undefined
          : paths.privacy.request({ tenant: member.tenantSlug, id: erasure.requestId }),
    },
    {
      place: 'privacy',
      fragment: 'privacy/erasure/_state',
      status: Object.keys(problems).length > 0 ? 422 : 200,
    },
  );
}

/** GET: the certificate, to read and print. */
export async function certificate(visit: Visit): Promise<Answer> {
  const { erasure } = await erasureOf(visit.member, visit.param('id'));
  const signed = erasure.certificate;
  if (!signed) throw new NotFound('certificate');
  return page(
    'privacy/erasure/certificate',
    visit.t('erasure.certificate'),
    {
      erasure,
      treated: shownTreated(visit, signed.treated),
      kept: shownKept(visit, signed.kept),
      person: signed.contact,
      rule: signed.rule,
      decidedAt: new Date(signed.decidedAt),
      erasedAt: new Date(signed.erasedAt),
      checkedAt: new Date(signed.checkedAt),
      blocked: signed.blocked ?? blockedBy(signed.suppressed, signed.kept),
      backupsGoneOn: daysAfter(osloDay(new Date(signed.erasedAt)), signed.agesOut.backupDays),
      genuine: isGenuine(signed),
    },
    { place: 'privacy' },
  );
}

/** GET: the certificate as it was signed, as JSON. */
export async function certificateFile(visit: Visit): Promise<Answer> {
  const { erasure } = await erasureOf(visit.member, visit.param('id'));
  if (!erasure.certificate) throw new NotFound('certificate');
  return download(JSON.stringify(erasure.certificate, null, 2), `erasure-${erasure.id}.json`, 'application/json');
}
