import { retentionCutoff } from '../../../domain/privacy/retention/clock.ts';
import { countDue } from '../../../domain/privacy/retention/due-contacts.ts';
import { retentionRule } from '../../../domain/privacy/retention/general-rule.ts';
import { countSkippedRules } from '../../../domain/privacy/retention/other-rules.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention, DeskNews } from './news.ts';

/** How many the retention rule would anonymise now, whether there is a rule in force at all, and whether one is skipped. */
export async function retentionNews(visit: Visit): Promise<DeskNews> {
  const { member, t, formats } = visit;
  const href = paths.retention.show({ tenant: member.tenantSlug });
  const [rule, skippedRules] = await Promise.all([retentionRule(member), countSkippedRules(member)]);
  const skipped: DeskAttention[] =
    skippedRules === 0
      ? []
      : [
          {
            tone: 'danger',
            icon: 'triangle-alert',
            text: t('privacy.attention.ruleSkipped', { count: skippedRules }),
            note: t('privacy.attention.ruleSkipped.note'),
            href,
          },
        ];
  if (!rule)
    return {
      figures: [],
      attention: [
        ...skipped,
        {
          tone: 'warning',
          icon: 'privacy-missing',
          text: t('privacy.attention.noRule'),
          note: t('privacy.attention.noRule.note'),
          href,
        },
      ],
    };
  const due = await countDue(member.tenantId, retentionCutoff(rule.months));
  return {
    figures: [
      {
        label: t('privacy.figure.retention'),
        value: `${formats.number(due.count)}${due.atLeast ? '+' : ''}`,
        note: t('retention.rule.text', { count: rule.months }),
        href,
      },
    ],
    attention: rule.enabled
      ? skipped
      : [
          ...skipped,
          {
            tone: 'warning',
            icon: 'clock',
            text: rule.proposed
              ? t('privacy.attention.ruleProposed', { count: rule.months })
              : t('privacy.attention.ruleWaits'),
            note: t('privacy.attention.ruleWaits.note'),
            href: paths.retention.dryRun({ tenant: member.tenantSlug }),
          },
        ],
  };
}
