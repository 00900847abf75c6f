import { allDocuments, documentFile } from '../../domain/sales-documents/document-list.ts';
import { controlReport } from '../../domain/sales-documents/control/control-report.ts';
import { userOf } from '../account/account.ts';
import { download, page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: every invoice and credit note of OnNet's, what waits and why, and whether the series are whole. */
export async function index(visit: Visit): Promise<Answer> {
  const operator = userOf(visit);
  const [search, before] = [visit.query('q'), visit.query('before')];
  const { documents, next } = await allDocuments(operator, search, before);
  const control = await controlReport(operator);
  return page('operator/sales-documents', visit.t('documents.operator.title'), {
    documents,
    next,
    search,
    first: before === '',
    control,
  });
}

/** GET: one of the files. The trail says who opened it. */
export async function file(visit: Visit): Promise<Answer> {
  const { body, name, type } = await documentFile(userOf(visit), visit.param('id'), visit.param('format'));
  return download(body, name, type);
}
