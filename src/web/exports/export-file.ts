import { downloadExport } from '../../domain/exports/download-export.ts';
import { inTenant } from '../../domain/tenancy.ts';
import { file } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the finished file, to the person who asked for it and nobody else. */
export async function show(visit: Visit): Promise<Answer> {
  const { member, t, formats } = visit;
  const finished = await inTenant(member.tenantId, () => downloadExport(member, visit.param('id')));
  const day = formats.isoDay(finished.madeAt);
  return finished.kind === 'everything'
    ? file(finished.path, t('exports.everything.fileName', { day }), 'application/zip')
    : file(finished.path, t('exports.fileName', { day }), 'text/csv; charset=utf-8');
}
