import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as billing from './billing.ts';
import * as documents from './documents.ts';
import * as change from './change.ts';
import * as checkout from './checkout.ts';
import * as payment from './payment.ts';
import * as portal from './portal.ts';
import * as refresh from './refresh.ts';
import * as returned from './returned.ts';

export const billingRoutes: readonly Route[] = [
  // The page shows OnNet's own documents too, which are read in a transaction of OnNet's.
  { method: 'get', path: paths.billing.show, may: 'billing', handle: billing.show, transaction: 'none' },
  { method: 'post', path: paths.billing.checkout, may: 'billing', handle: checkout.create, transaction: 'none' },
  { method: 'get', path: paths.billing.returned, may: 'billing', handle: returned.show, transaction: 'none' },
  { method: 'post', path: paths.billing.portal, may: 'billing', handle: portal.create, transaction: 'none' },
  { method: 'post', path: paths.billing.refresh, may: 'billing', handle: refresh.create, transaction: 'none' },
  // The documents are OnNet's own, and so is the transaction they are read in.
  { method: 'get', path: paths.billing.documents, may: 'billing', handle: documents.index, transaction: 'none' },
  { method: 'get', path: paths.billing.document, may: 'billing', handle: documents.file, transaction: 'none' },
  { method: 'get', path: paths.billing.change, may: 'billing', handle: change.show, transaction: 'none' },
  { method: 'post', path: paths.billing.change, may: 'billing', handle: change.create, transaction: 'none' },
  { method: 'post', path: paths.billing.plannedChange, may: 'billing', handle: change.callOff, transaction: 'none' },
  { method: 'post', path: paths.billing.payment, may: 'billing', handle: payment.create, transaction: 'none' },
];
