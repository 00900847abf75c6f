import { Invalid, NotFound } from '../../../domain/errors.ts';
import type { AccessDocument } from '../../../domain/privacy/access/document.ts';
import { documentFor } from '../../../domain/privacy/fulfilment/copy.ts';
import { requestRecord } from '../../../domain/privacy/requests/request-record.ts';
import { fileOf, wordsOf } from '../../access/copies.ts';
import { page } from '../../answers.ts';
import type { Answer, Visit } from '../../visit.ts';
import type { DeskPlace, PlaceOf } from './desk-place.ts';

/** GET: the copy of a request, to look at before it is sent, and to print for who has no address. */
export const show =
  (placeOf: PlaceOf) =>
  (visit: Visit): Promise<Answer> => {
    const place = placeOf(visit);
    const id = visit.param('id');
    return place.read(async () => {
      const document = await readyDocument(place, id);
      const { request } = await requestRecord(place.desk, id);
      return page(
        'privacy/requests/copy',
        visit.t(`access.form.${document.form}`),
        {
          document,
          inItsLanguage: wordsOf(document),
          until: new Date(document.madeAt),
          fileHref: (format) => place.hrefs.copyFile(id, format),
          backHref: place.hrefs.show(id),
          personName: request.personName ?? request.requesterName,
        },
        place.tenant === undefined ? {} : { place: 'privacy' },
      );
    });
  };

/** GET: the copy as a file. */
export const file =
  (placeOf: PlaceOf) =>
  (visit: Visit): Promise<Answer> => {
    const place = placeOf(visit);
    return place.read(async () => {
      const answer = await fileOf(visit, await readyDocument(place, visit.param('id')));
      if (!answer) throw new NotFound('file');
      return answer;
    });
  };

/** While it is not known who asks, or nothing is ready, there is nothing to see. @throws NotFound */
async function readyDocument({ desk }: DeskPlace, id: string): Promise<AccessDocument> {
  try {
    return await documentFor(desk, id);
  } catch (error) {
    if (error instanceof Invalid) throw new NotFound('copy');
    throw error;
  }
}
