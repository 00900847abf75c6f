import { badRequest, mediaType, notAcceptable, type StandInAnswer, type StandInRequest } from './answer.ts';
import { entityTypes, linkedBody } from './entity-handler.ts';
import { pageBody, readPage } from './page.ts';
import { searchErrors, searchFilter } from './search-filter.ts';
import { matchedWords, searchOrder } from './search-order.ts';
import type { Collection } from './units/unit-body.ts';
import type { UnitRegister } from './units/unit-register.ts';

/** Search among live units of one collection, with the register's methods, limits and complaints. */
export const searchEntities =
  (units: UnitRegister, collection: Collection) =>
  (request: StandInRequest): StandInAnswer => {
    const type = mediaType(request, entityTypes[collection]);
    if (type === undefined) return notAcceptable(request);
    const query = request.url.searchParams;
    const { page, errors } = readPage(request);
    const allErrors = [...errors, ...searchErrors(query)];
    if (allErrors.length > 0) return badRequest(request, allErrors);

    const wanted = searchFilter(query);
    const found = units.live(collection).filter((unit) => wanted(unit.body));
    const ordered = searchOrder(found, query.get('sort'), matchedWords(query.get('navn')));
    const hits = ordered.map((unit) => linkedBody(unit, request.url.origin));
    return {
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
      body: pageBody(request, collection, hits, page),
    };
  };
