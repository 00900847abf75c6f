import { buffer } from 'node:stream/consumers';

import type { SalesDocument } from '../document.ts';
import { footers } from './footers.ts';
import { heading } from './heading.ts';
import { lineTable } from './line-table.ts';
import { salesPen } from './sales-pen.ts';
import { sums } from './sums.ts';

/**
 * A document as PDF: A4, in the buyer's language, with as many pages as its lines need, tagged so that it can be read aloud.
 * Everything on it is taken from the snapshot.
 */
export async function pdfOf(document: SalesDocument): Promise<Buffer> {
  const pen = salesPen(document);
  heading(pen);
  lineTable(pen);
  sums(pen);
  footers(pen);
  pen.root.end();
  pen.pdf.end();
  return buffer(pen.pdf);
}
