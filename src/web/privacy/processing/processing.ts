import { outside } from '../../../domain/outside.ts';
import { entityParty, tenantParty } from '../../../domain/privacy/inventory/controller-party.ts';
import {
  processingRecord,
  processorRecord,
  type ProcessingRecord,
  type ProcessorRecord,
} from '../../../domain/privacy/inventory/processing-record.ts';
import { confirmedNow } from '../../../domain/privacy/policy/confirmations.ts';
import { decidedProcessing } from '../../../domain/privacy/purposes/decided-purposes.ts';
import { recipientsInUse, recipientsOfTenant } from '../../../domain/privacy/registers/recipients-in-use.ts';
import { now } from '../../../domain/clock.ts';
import { download, page } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import { recordCsv } from './record-table.ts';

/** GET: the tenant's record of processing activities, and OnNet's about its work for the tenant. */
export async function show(visit: Visit): Promise<Answer> {
  const { t, member } = visit;
  const [tabs, { record, ours }] = await Promise.all([tabsOf(visit, 'processing'), recordsOf(visit)]);
  const file = paths.privacy.processingFile({ tenant: member.tenantSlug });
  return page(
    'privacy/processing',
    t('processing.title'),
    { tabs, record, ours, csv: `${file}?format=csv`, json: `${file}?format=json` },
    { place: 'privacy' },
  );
}

/** GET: the same as a file, `format` csv or json. */
export async function file(visit: Visit): Promise<Answer> {
  const { record, ours } = await recordsOf(visit);
  return asFile(visit, record, ours);
}

/** GET: OnNet's own record, for its operators. */
export async function showOwn(visit: Visit): Promise<Answer> {
  const address = paths.operator.processingFile();
  return page('operator/processing', visit.t('processing.own.title'), {
    record: await ownRecord(visit),
    csv: `${address}?format=csv`,
    json: `${address}?format=json`,
  });
}

/** GET: OnNet's own record as a file, `format` csv or json. */
export const ownFile = async (visit: Visit): Promise<Answer> => asFile(visit, await ownRecord(visit), undefined);

async function recordsOf(visit: Visit): Promise<{ record: ProcessingRecord; ours: ProcessorRecord }> {
  const { language } = visit;
  const [controller, recipients, decision, confirmed] = await Promise.all([
    tenantParty(visit.member, language),
    recipientsOfTenant(),
    decidedProcessing(language),
    confirmedNow(),
  ]);
  const processor = entityParty(outside().legalEntity, confirmed, language);
  const parties = { controller, processor, recipients, ...decision };
  return {
    record: processingRecord('processor', language, parties),
    ours: processorRecord(language, parties),
  };
}

const ownRecord = async (visit: Visit): Promise<ProcessingRecord> =>
  processingRecord('controller', visit.language, {
    controller: entityParty(outside().legalEntity, await confirmedNow(), visit.language),
    recipients: await recipientsInUse(),
  });

function asFile(visit: Visit, record: ProcessingRecord, ours: ProcessorRecord | undefined): Answer {
  const { t, formats } = visit;
  const name = t('processing.fileName', { day: formats.isoDay(now()) });
  if (visit.query('format') === 'json')
    return download(
      JSON.stringify({ madeAt: now(), record, processorRecord: ours }, null, 2),
      `${name}.json`,
      'application/json',
    );
  const text = recordCsv(record, ours, { t, formats });
  return download(text, `${name}.csv`, 'text/csv; charset=utf-8');
}
