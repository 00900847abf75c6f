import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** Whether the retention rule for all contacts waits for somebody, and whether a rule is skipped. */
export function retentionNews({ member, t }: Visit, { rules }: DeskState): DeskAttention[] {
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
  return told;
}
