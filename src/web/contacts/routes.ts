import * as many from '../consents/many.ts';
import { paths } from '../paths.ts';
import { atTidyAddress } from '../tidy-address.ts';
import type { Route } from '../visit.ts';
import * as activities from './activities.ts';
import * as channels from './channels.ts';
import * as companies from './companies.ts';
import * as customFields from './custom-fields.ts';
import * as fields from './fields.ts';
import * as list from './index.ts';
import * as additions from './new.ts';
import * as removals from './removals.ts';
import * as record from './show.ts';
import * as trash from './trash.ts';

// The fixed names come before `:id`, which would take them.
export const contactsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.contacts.index,
    may: 'read',
    handle: atTidyAddress(list.index),
    transaction: 'at once',
    reads: { action: 'contact.listed' },
  },
  { method: 'get', path: paths.contacts.count, may: 'read', handle: list.count, transaction: 'at once' },
  { method: 'get', path: paths.contacts.filters, may: 'read', handle: list.filters },
  { method: 'get', path: paths.contacts.new, may: 'write', handle: additions.form },
  { method: 'post', path: paths.contacts.index, may: 'write', handle: additions.create },
  { method: 'post', path: paths.contacts.duplicates, may: 'write', handle: additions.duplicates },
  { method: 'post', path: paths.contacts.suppressed, may: 'write', handle: additions.suppressed },
  { method: 'get', path: paths.contacts.manyPurposes, may: 'privacy', handle: many.form },
  { method: 'post', path: paths.contacts.manyPurposes, may: 'privacy', handle: many.create },
  { method: 'post', path: paths.contacts.purposesUndo, may: 'privacy', handle: many.undo },
  { method: 'get', path: paths.contacts.trash, may: 'read', handle: trash.index, reads: { action: 'contact.listed' } },
  {
    method: 'get',
    path: paths.contacts.show,
    may: 'read',
    handle: record.show,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  {
    method: 'get',
    path: paths.contacts.field,
    may: 'write',
    handle: fields.edit,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.field, may: 'write', handle: fields.update },
  {
    method: 'get',
    path: paths.contacts.customField,
    may: 'write',
    handle: customFields.edit,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.customField, may: 'write', handle: customFields.update },
  {
    method: 'get',
    path: paths.contacts.channels,
    may: 'write',
    handle: channels.form,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.channels, may: 'write', handle: channels.create },
  {
    method: 'get',
    path: paths.contacts.channel,
    may: 'write',
    handle: channels.edit,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.channel, may: 'write', handle: channels.update },
  { method: 'post', path: paths.contacts.channelRemoval, may: 'write', handle: channels.remove },
  { method: 'post', path: paths.contacts.removalUndo, may: 'write', handle: removals.undo },
  {
    method: 'get',
    path: paths.contacts.companies,
    may: 'write',
    handle: companies.form,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.companies, may: 'write', handle: companies.create },
  { method: 'post', path: paths.contacts.companyRemoval, may: 'write', handle: companies.leave },
  { method: 'post', path: paths.contacts.trashing, may: 'write', handle: trash.create },
  { method: 'post', path: paths.contacts.restoration, may: 'write', handle: trash.restore },
  {
    method: 'get',
    path: paths.contacts.activities,
    may: 'read',
    handle: activities.part,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.activities, may: 'write', handle: activities.create },
];
