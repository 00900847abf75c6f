import { NotFound } from '../../../domain/errors.ts';
import { isGenuine } from '../../../domain/privacy/erasure/certificate.ts';
import { eraseAgain } from '../../../domain/privacy/erasure/decide-erasure.ts';
import { erasureOf, erasuresOf } from '../../../domain/privacy/erasure/erasure-record.ts';
import { download, page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import { holdLine, shownKept, tableLabel } from './wording.ts';

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
export async function show(visit: Visit): Promise<Answer> {
  const { erasure, holds } = await erasureOf(visit.member, visit.param('id'));
  return page(
    'privacy/erasure/show',
    visit.t('erasure.one'),
    {
      erasure,
      working: erasure.state === 'waiting' || erasure.state === 'running',
      treated: erasure.treated.map(({ table, rows }) => ({ label: tableLabel(visit, table), rows })),
      kept: shownKept(visit, erasure.kept),
      holds: holds.map((hold) => holdLine(visit, hold)),
    },
    { place: 'privacy', fragment: 'privacy/erasure/_state' },
  );
}

/** POST: erases and reads back once more, after somebody has put right what was found. */
export async function again(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  await eraseAgain(visit.member, id);
  return redirect(paths.erasures.show({ tenant: visit.member.tenantSlug, id }));
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
      treated: signed.treated.map(({ table, rows }) => ({ label: tableLabel(visit, table), rows })),
      kept: shownKept(visit, signed.kept),
      person: signed.contact,
      rule: signed.rule,
      decidedAt: new Date(signed.decidedAt),
      erasedAt: new Date(signed.erasedAt),
      checkedAt: new Date(signed.checkedAt),
      suppressed: signed.suppressed,
      backupDays: signed.agesOut.backupDays,
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
