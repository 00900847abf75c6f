import type { Category, Subject } from './categories.ts';
import type { Layer } from './declaration.ts';
import type { PurposeCode } from './purposes.ts';
import type { RetentionCode } from './retention-codes.ts';

/** A place outside the database's catalogue where something about a person can be. */
export interface StoreDeclaration {
  readonly store:
    | 'export-files'
    | 'access-files'
    | 'access-files-of-users'
    | 'technical-log'
    | 'queue-in-redis'
    | 'browser'
    | 'backup'
    | 'backup-for-tenants'
    | 'mail-server'
    | 'mail-server-for-tenants'
    | 'stripe'
    | 'access-point-folder';
  readonly layer: Layer;
  readonly holds: string;
  readonly subjects: readonly Subject[];
  readonly categories: readonly Category[];
  readonly purpose: PurposeCode;
  readonly retention: RetentionCode;
  /** How somebody who is erased leaves it. */
  readonly erasure: string;
}

/** Every such place. The residue scan looks into those we hold ourselves; the others are told, or age out. */
export const stores: readonly StoreDeclaration[] = [
  {
    store: 'export-files',
    layer: 'processor',
    holds: 'CSV files of contacts that a member asked for',
    subjects: ['contact'],
    categories: [
      'user.name',
      'user.contact.email',
      'user.contact.phone_number',
      'user.professional_information.job_title',
      'user.professional_information.workplace',
    ],
    purpose: 'sales-and-service',
    retention: 'export',
    erasure: 'files that may name the person are removed with them; all are gone after seven days',
  },
  {
    store: 'access-files',
    layer: 'processor',
    holds: 'copies of what is held about a contact, for the contact',
    subjects: ['contact', 'sole-trader'],
    categories: ['user.name', 'user.contact.email', 'user.contact.phone_number', 'user.content.private'],
    purpose: 'tenant-accountability',
    retention: 'access-copy',
    erasure: 'removed with the person, and their links closed (revokeAccessLinks); all are gone after 14 days',
  },
  {
    store: 'access-files-of-users',
    layer: 'controller',
    holds: 'copies of what is held about a user, for the user',
    subjects: ['user'],
    categories: ['user.name', 'user.contact.email', 'user.behavior', 'user.device'],
    purpose: 'accountability',
    retention: 'access-copy',
    erasure: 'removed with the user (revokeAccessLinks); all are gone after 14 days',
  },
  {
    store: 'technical-log',
    layer: 'controller',
    holds: 'lines of ids, counts and codes; names and addresses are never written (src/log.ts)',
    subjects: ['user'],
    categories: ['system.operations'],
    purpose: 'security',
    retention: 'technical-log',
    erasure: 'holds no identifier; ages out',
  },
  {
    store: 'queue-in-redis',
    layer: 'controller',
    holds: 'ids of obligations, where queues live in Redis',
    subjects: [],
    categories: ['system.operations'],
    purpose: 'security',
    retention: 'obligation',
    erasure: 'holds no identifier; a job is removed when it ends',
  },
  {
    store: 'browser',
    layer: 'controller',
    holds: 'the session cookie, and what a visitor chose about cookies',
    subjects: ['user', 'visitor'],
    categories: ['user.device.cookie_id'],
    purpose: 'security',
    retention: 'session',
    erasure: 'the cookie opens nothing once the session is deleted',
  },
  {
    store: 'backup',
    layer: 'controller',
    holds: 'copies of OnNet’s own tables',
    subjects: ['user', 'invitee', 'sole-trader'],
    categories: ['user.name', 'user.contact.email', 'system.operations'],
    purpose: 'security',
    retention: 'backup',
    erasure: 'beyond use and rotated; erasures are carried out again before a restored copy takes visitors',
  },
  {
    store: 'backup-for-tenants',
    layer: 'processor',
    holds: 'copies of the tenants’ tables and files',
    subjects: ['contact', 'sole-trader'],
    categories: ['user.name', 'user.contact.email', 'user.contact.phone_number', 'user.content.private'],
    purpose: 'sales-and-service',
    retention: 'backup',
    erasure: 'beyond use and rotated; erasures are carried out again before a restored copy takes visitors',
  },
  {
    store: 'mail-server-for-tenants',
    layer: 'processor',
    holds: 'mail on its way to contacts',
    subjects: ['contact'],
    categories: ['user.contact.email', 'user.content.private'],
    purpose: 'sales-and-service',
    retention: 'mail',
    erasure: 'mail that has not left is removed; what was delivered is the receiver’s',
  },
  {
    store: 'mail-server',
    layer: 'controller',
    holds: 'mail on its way to whom it is for',
    subjects: ['user', 'invitee'],
    categories: ['user.contact.email', 'user.content.private'],
    purpose: 'service',
    retention: 'mail',
    erasure: 'mail that has not left is removed; what was delivered is the receiver’s',
  },
  {
    store: 'stripe',
    layer: 'controller',
    holds: 'customer, subscription, invoices and card, at Stripe',
    subjects: ['user', 'sole-trader'],
    categories: ['user.payment', 'user.financial', 'user.contact.email'],
    purpose: 'subscription',
    retention: 'bookkeeping',
    erasure:
      'emptied and deleted at Stripe once the invoices are kept here, nothing is owed and no payment is disputed, at the latest when the bookkeeping hold ends; what Stripe keeps of payments for its own legal duties it keeps as its own controller',
  },
  {
    store: 'access-point-folder',
    layer: 'controller',
    holds: 'e-invoices that wait for the access point to fetch them',
    subjects: ['sole-trader'],
    categories: ['user.financial', 'user.contact', 'user.contact.address', 'user.contact.email'],
    purpose: 'bookkeeping',
    retention: 'mail',
    erasure: 'fetched by the access point, and removed after 30 days where it was not',
  },
];
