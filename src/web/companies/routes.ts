import { paths } from '../paths.ts';
import { atTidyAddress } from '../tidy-address.ts';
import type { Route } from '../visit.ts';
import * as activities from './activities.ts';
import * as companies from './companies.ts';
import * as company from './company.ts';
import * as customField from './custom-field.ts';
import * as enrichment from './enrichment.ts';
import * as fact from './fact.ts';
import * as finding from './finding.ts';
import * as matching from './matching.ts';
import * as neighbour from './neighbour.ts';
import * as news from './news.ts';
import * as newCompany from './new-company.ts';
import * as structure from './structure.ts';
import * as trash from './trash.ts';

export const companiesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.companies.index,
    may: 'read',
    handle: atTidyAddress(companies.index),
    transaction: 'at once',
    reads: { action: 'company.listed' },
  },
  { method: 'get', path: paths.companies.count, may: 'read', handle: companies.count, transaction: 'at once' },
  { method: 'get', path: paths.companies.filters, may: 'read', handle: companies.filters },
  {
    method: 'get',
    path: paths.companies.choices,
    may: 'read',
    handle: companies.choices,
    reads: { action: 'company.listed' },
  },
  { method: 'get', path: paths.companies.new, may: 'write', handle: newCompany.form },
  { method: 'post', path: paths.companies.new, may: 'write', handle: newCompany.create, transaction: 'none' },
  { method: 'get', path: paths.companies.lookup, may: 'write', handle: newCompany.lookup, transaction: 'none' },
  { method: 'get', path: paths.companies.trash, may: 'read', handle: trash.index, reads: { action: 'company.listed' } },
  { method: 'get', path: paths.companies.news, may: 'read', handle: news.index, reads: { action: 'company.listed' } },
  { method: 'post', path: paths.companies.newsSeen, may: 'write', handle: news.seen },
  {
    method: 'get',
    path: paths.companies.finding,
    may: 'read',
    handle: atTidyAddress(finding.index),
  },
  { method: 'post', path: paths.companies.finding, may: 'write', handle: finding.add },
  {
    method: 'get',
    path: paths.companies.matching,
    may: 'write',
    handle: matching.index,
    reads: { action: 'company.listed' },
  },
  { method: 'post', path: paths.companies.matching, may: 'write', handle: matching.start },
  { method: 'post', path: paths.companies.sureMatches, may: 'write', handle: matching.acceptAll, transaction: 'none' },
  {
    method: 'get',
    path: paths.companies.match,
    may: 'write',
    handle: matching.show,
    transaction: 'none',
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.match, may: 'write', handle: matching.decide, transaction: 'none' },
  { method: 'post', path: paths.companies.matchTakingBack, may: 'write', handle: matching.takeBack },
  {
    method: 'get',
    path: paths.companies.show,
    may: 'read',
    handle: company.show,
    reads: { action: 'company.viewed', one: 'company' },
  },
  {
    method: 'get',
    path: paths.companies.field,
    may: 'write',
    handle: fact.edit,
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.field, may: 'write', handle: fact.update, transaction: 'none' },
  {
    method: 'get',
    path: paths.companies.enrichment,
    may: 'read',
    handle: enrichment.show,
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.enrichment, may: 'write', handle: enrichment.create, transaction: 'none' },
  {
    method: 'get',
    path: paths.companies.structure,
    may: 'read',
    handle: structure.show,
    transaction: 'none',
    reads: { action: 'company.viewed', one: 'company' },
  },
  {
    method: 'get',
    path: paths.companies.neighbour,
    may: 'read',
    handle: neighbour.show,
    transaction: 'none',
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.trashing, may: 'write', handle: trash.create },
  { method: 'post', path: paths.companies.restoration, may: 'write', handle: trash.restore, transaction: 'none' },
  {
    method: 'get',
    path: paths.companies.activities,
    may: 'read',
    handle: activities.show,
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.activities, may: 'write', handle: activities.create },
  {
    method: 'get',
    path: paths.companies.customField,
    may: 'write',
    handle: customField.edit,
    reads: { action: 'company.viewed', one: 'company' },
  },
  { method: 'post', path: paths.companies.customField, may: 'write', handle: customField.update },
];
