import { documentsOf, ownDocumentFile } from '../../domain/sales-documents/document-list.ts';
import { download, page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the invoices and credit notes of the tenant, with both files of each. */
export async function index(visit: Visit): Promise<Answer> {
  const documents = await documentsOf(visit.member);
  return page('billing/documents', visit.t('documents.title'), { documents }, { place: 'billing' });
}

/** GET: one of the files, as it was issued. */
export async function file(visit: Visit): Promise<Answer> {
  const { body, name, type } = await ownDocumentFile(visit.member, visit.param('id'), visit.param('format'));
  return download(body, name, type);
}
