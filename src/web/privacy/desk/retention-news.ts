import { paths } from '../../paths.ts';
import { ruleText } from '../../retention/rule-text.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** Whether the retention rule for all contacts waits for somebody, each other that is proposed, and whether a rule is skipped. */
export function retentionNews(visit: Visit, { rules }: DeskState): DeskAttention[] {
  const { member, t } = visit;
  const { tenantSlug: tenant } = member;
  const href = paths.retention.show({ tenant });
  const told: DeskAttention[] = [];
  const skipped = rules.filter(({ enabled, forecast }) => enabled && !forecast).length;
  if (skipped > 0)
    told.push({
      tone: 'danger',
      icon: 'triangle-alert',
      text: t('privacy.attention.ruleSkipped', { count: skipped }),
      note: t('privacy.attention.ruleSkipped.note'),
      href,
    });
  const general = rules.find((one) => one.general);
  if (!general)
    told.push({
      tone: 'warning',
      icon: 'privacy-missing',
      text: t('privacy.attention.noRule'),
      note: t('privacy.attention.noRule.note'),
      href,
    });
  else if (!general.enabled)
    told.push({
      tone: 'warning',
      icon: 'clock',
      text: general.proposed
        ? t('privacy.attention.ruleProposed', { count: general.rule.months })
        : t('privacy.attention.ruleWaits'),
      note: t('privacy.attention.ruleWaits.note'),
      href: paths.retention.dryRun({ tenant }),
    });
  for (const { general: isGeneral, proposed, enabled, forecast, rule, words } of rules)
    if (!isGeneral && proposed && !enabled && forecast)
      told.push({
        tone: 'warning',
        icon: 'clock',
        text: t('privacy.attention.otherProposed', { rule: ruleText(visit, words, rule.months) }),
        note: t('privacy.attention.otherProposed.note'),
        href: paths.retention.otherRule({ tenant, id: rule.id }),
      });
  return told;
}
