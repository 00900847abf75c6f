import { paths } from '../paths.ts';
import { atTidyAddress } from '../tidy-address.ts';
import type { Route } from '../visit.ts';
import * as board from './board.ts';
import * as closed from './closed.ts';
import * as deal from './deal.ts';
import * as dealForm from './deal-form.ts';
import * as trash from './trash.ts';

export const dealsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.deals.index,
    may: 'read',
    handle: atTidyAddress(board.index),
    reads: { action: 'deal.listed' },
  },
  {
    method: 'get',
    path: paths.deals.contactChoices,
    may: 'read',
    handle: board.choices,
    reads: { action: 'contact.listed' },
  },
  { method: 'get', path: paths.deals.new, may: 'write', handle: dealForm.blank },
  { method: 'post', path: paths.deals.new, may: 'write', handle: dealForm.create, transaction: 'none' },
  {
    method: 'get',
    path: paths.deals.closed,
    may: 'read',
    handle: atTidyAddress(closed.index),
    reads: { action: 'deal.listed' },
  },
  { method: 'get', path: paths.deals.trash, may: 'read', handle: trash.index, reads: { action: 'deal.listed' } },
  {
    method: 'get',
    path: paths.deals.show,
    may: 'read',
    handle: deal.show,
    reads: { action: 'deal.viewed', one: 'deal' },
  },
  {
    method: 'get',
    path: paths.deals.edit,
    may: 'write',
    handle: dealForm.edit,
    reads: { action: 'deal.viewed', one: 'deal' },
  },
  { method: 'post', path: paths.deals.edit, may: 'write', handle: dealForm.update, transaction: 'none' },
  { method: 'post', path: paths.deals.stage, may: 'write', handle: deal.move },
  { method: 'post', path: paths.deals.trashing, may: 'write', handle: trash.create },
  { method: 'post', path: paths.deals.restoration, may: 'write', handle: trash.restore },
  {
    method: 'get',
    path: paths.deals.activities,
    may: 'read',
    handle: deal.activities,
    reads: { action: 'deal.viewed', one: 'deal' },
  },
  { method: 'post', path: paths.deals.activities, may: 'write', handle: deal.addActivity },
];
