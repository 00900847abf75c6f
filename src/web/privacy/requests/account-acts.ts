import { rectifyUserFor } from '../../../domain/privacy/fulfilment/account-rectification.ts';
import {
  restrictUserFor,
  tellBeforeUnlocking,
  unlockUserFor,
} from '../../../domain/privacy/fulfilment/account-restriction.ts';
import { eraseUserFor } from '../../../domain/privacy/fulfilment/account-erasure.ts';
import { stopSignInLog } from '../../../domain/privacy/fulfilment/account-objection.ts';
import { paths } from '../../paths.ts';
import { publicLink } from '../../public-link.ts';
import type { Act } from './acts.ts';
import type { accountActs } from './desk-place.ts';

/** What OnNet does for its own users who ask for it (L1). */
export const actsOnAccounts: Readonly<Record<(typeof accountActs)[number], Act>> = {
  'account-erasure': {
    carryOut: (_visit, { desk }, id) => eraseUserFor(desk, id),
    done: 'requests.done.account-erasure',
    byItself: true,
  },
  'account-lock': {
    carryOut: (visit, { desk }, id) => restrictUserFor(desk, id, visit.field('ground')),
    done: 'requests.done.account-lock',
    byItself: true,
  },
  'account-telling': {
    carryOut: (visit, { desk }, id) => tellBeforeUnlocking(desk, id, visit.field('text')),
    done: 'requests.done.account-telling',
  },
  'account-unlocking': {
    carryOut: (_visit, { desk }, id) => unlockUserFor(desk, id),
    done: 'requests.done.account-unlocking',
  },
  'account-rectification': {
    carryOut: (visit, { desk }, id) =>
      rectifyUserFor(desk, id, { name: visit.field('name'), email: visit.field('email') }, (token, language) =>
        publicLink(paths.public.newAddress({ language, token })),
      ),
    done: 'requests.done.account-rectification',
    byItself: true,
  },
  'account-objection': {
    carryOut: (_visit, { desk }, id) => stopSignInLog(desk, id),
    done: 'requests.done.account-objection',
  },
};
