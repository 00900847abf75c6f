import { cancelExport } from '../../domain/exports/cancel-export.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** POST: stops an export that is waiting or being made. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  await cancelExport(visit.member, id);
  return redirect(paths.exports.show({ tenant: visit.member.tenantSlug, id }));
}
