import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as overview from './overview.ts';
import * as purpose from './purpose.ts';

// The fixed name comes before `:id`, which would take it.
export const privacyConsentsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.consents.index,
    may: 'privacy',
    handle: overview.index,
    reads: { action: 'contact.listed' },
  },
  { method: 'post', path: paths.consents.washes, may: 'privacy', handle: overview.wash },
  { method: 'get', path: paths.consents.newPurpose, may: 'privacy', handle: purpose.form },
  { method: 'post', path: paths.consents.newPurpose, may: 'privacy', handle: purpose.create },
  { method: 'get', path: paths.consents.purpose, may: 'privacy', handle: purpose.show },
  { method: 'post', path: paths.consents.purpose, may: 'privacy', handle: purpose.update },
  { method: 'post', path: paths.consents.assessment, may: 'privacy', handle: purpose.assess },
  { method: 'post', path: paths.consents.wordings, may: 'privacy', handle: purpose.word },
  { method: 'post', path: paths.consents.decision, may: 'privacy', handle: purpose.decide },
  { method: 'post', path: paths.consents.deletion, may: 'privacy', handle: purpose.remove },
];
