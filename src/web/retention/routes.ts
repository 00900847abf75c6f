import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as approval from './approval.ts';
import * as dryRun from './dry-run.ts';
import * as otherRules from './other-rules.ts';
import * as rule from './rule.ts';
import * as runs from './runs.ts';

export const retentionRoutes: readonly Route[] = [
  { method: 'get', path: paths.retention.show, may: 'privacy', handle: rule.show },
  { method: 'post', path: paths.retention.rule, may: 'privacy', handle: rule.update },
  { method: 'post', path: paths.retention.removal, may: 'privacy', handle: rule.remove },
  {
    method: 'get',
    path: paths.retention.dryRun,
    may: 'privacy',
    handle: dryRun.show,
    reads: { action: 'retention.previewed' },
  },
  { method: 'post', path: paths.retention.approval, may: 'privacy', handle: approval.create },
  { method: 'post', path: paths.retention.runs, may: 'privacy', handle: runs.create },
  { method: 'get', path: paths.retention.run, may: 'privacy', handle: runs.show },
  { method: 'post', path: paths.retention.rules, may: 'privacy', handle: otherRules.create },
  {
    method: 'get',
    path: paths.retention.otherRule,
    may: 'privacy',
    handle: otherRules.show,
    reads: { action: 'retention.previewed' },
  },
  { method: 'post', path: paths.retention.otherRuleApproval, may: 'privacy', handle: otherRules.approve },
  { method: 'post', path: paths.retention.otherRuleRemoval, may: 'privacy', handle: otherRules.turnOff },
];
