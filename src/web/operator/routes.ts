import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as processing from '../privacy/processing/processing.ts';
import * as salesDocuments from './sales-documents.ts';
import * as subscriptions from './subscriptions.ts';
import * as books from './books.ts';
import * as movement from './book-movement.ts';
import * as rates from './exchange-rates.ts';
import { askWhy, retry, setAside } from './dead-letters.ts';
import { loadMirror, show } from './operator.ts';
import * as stripe from './stripe-events.ts';

export const operatorRoutes: readonly Route[] = [
  { method: 'get', path: paths.operator.show, may: 'operator', handle: show },
  { method: 'get', path: paths.operator.processing, may: 'operator', handle: processing.showOwn },
  { method: 'get', path: paths.operator.processingFile, may: 'operator', handle: processing.ownFile },
  { method: 'get', path: paths.operator.salesDocuments, may: 'operator', handle: salesDocuments.index },
  { method: 'get', path: paths.operator.salesDocument, may: 'operator', handle: salesDocuments.file },
  { method: 'get', path: paths.operator.rates, may: 'operator', handle: rates.show },
  { method: 'post', path: paths.operator.rates, may: 'operator', handle: rates.enter },
  { method: 'get', path: paths.operator.subscriptions, may: 'operator', handle: subscriptions.show },
  { method: 'post', path: paths.operator.mirrorLoad, may: 'operator', handle: loadMirror },
  { method: 'post', path: paths.operator.retry, may: 'operator', handle: retry },
  { method: 'get', path: paths.operator.deadLetterAside, may: 'operator', handle: askWhy },
  { method: 'post', path: paths.operator.deadLetterAside, may: 'operator', handle: setAside },
  { method: 'get', path: paths.operator.books, may: 'accountant', handle: books.show },
  { method: 'get', path: paths.operator.booksFile, may: 'accountant', handle: books.file },
  { method: 'get', path: paths.operator.bookMovement, may: 'accountant', handle: movement.show },
  { method: 'post', path: paths.operator.bookMovement, may: 'accountant', handle: movement.post },
  { method: 'post', path: paths.operator.booksClosing, may: 'operator', handle: books.close },
  { method: 'post', path: paths.operator.bookReaders, may: 'operator', handle: books.addReader },
  { method: 'post', path: paths.operator.bookReaderEnd, may: 'operator', handle: books.endReader },
  { method: 'get', path: paths.operator.stripe.show, may: 'operator', handle: stripe.show },
  { method: 'post', path: paths.operator.stripe.replayParked, may: 'operator', handle: stripe.replayParked },
  { method: 'post', path: paths.operator.stripe.replay, may: 'operator', handle: stripe.replay },
  { method: 'post', path: paths.operator.stripe.setAside, may: 'operator', handle: stripe.setAside },
  { method: 'post', path: paths.operator.stripe.endpoints, may: 'operator', handle: stripe.openEndpoint },
  { method: 'post', path: paths.operator.stripe.endEndpoint, may: 'operator', handle: stripe.endEndpoint },
  { method: 'post', path: paths.operator.stripe.secrets, may: 'operator', handle: stripe.newSecret },
  { method: 'post', path: paths.operator.stripe.endSecret, may: 'operator', handle: stripe.endSecret },
];
