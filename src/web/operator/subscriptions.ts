import { tenantSubscriptions } from '../../domain/operations/tenant-subscriptions.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what every tenant pays for, who is in trouble first. */
export async function show(visit: Visit): Promise<Answer> {
  return page('operator/subscriptions', visit.t('operator.subscriptions.title'), await tenantSubscriptions());
}
