import type { RuleInWords } from '../../domain/privacy/retention/rule-terms.ts';
import type { Visit } from '../visit.ts';

/** A rule as a sentence, with a period in months; one that the program does not understand says so. */
export function ruleText({ t, language }: Visit, rule: RuleInWords, months: number): string {
  const period = t('retention.runs.months', { count: months });
  const purpose = language === 'nb' ? rule.titleNb : rule.titleEn;
  if (rule.selector === 'activity-text' && rule.clock === 'creation')
    return t('retention.rules.activityText.text', { period });
  if (rule.selector === 'own-businesses' && rule.clock === 'last-activity')
    return t('retention.rules.ownBusinesses.text', { period });
  if (rule.selector !== 'contacts' || (rule.clock !== 'last-activity' && rule.clock !== 'withdrawal'))
    return t('retention.rules.unknown', { period });
  if (purpose === null) return t('retention.rule.text', { count: months });
  return t(rule.clock === 'withdrawal' ? 'retention.rules.withdrawn.text' : 'retention.rules.idle.text', {
    purpose,
    period,
  });
}
