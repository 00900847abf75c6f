import type { AuditAction } from '../../domain/audit/actions.ts';
import type { AuditDetails } from '../../domain/audit/audit.ts';
import type { Visit } from '../visit.ts';
import { isMessageKey, type MessageKey, type Translate } from '../../words/catalogue.ts';

/** The key of an action's words: `member.role-changed` is `audit.action.member.roleChanged`. */
export const actionKey = (action: string): string =>
  `audit.action.${action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

/** What was done, in words that follow the name of who did it. */
export function actionWords(t: Translate, action: AuditAction): string {
  const key = actionKey(action);
  if (!isMessageKey(key)) throw new Error(`an audit action without words: ${action}`);
  return t(key);
}

/** What an entry says beyond who, what and when: numbers with their noun, and months. Details without words are not for readers. */
export function detailWords({ t, formats }: Pick<Visit, 't' | 'formats'>, details: AuditDetails): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const key = `audit.detail.${name}`;
    if (typeof value === 'string' && isMonth.test(value) && isMessageKey(key))
      return [t(key, { month: formats.longMonth(`${value}-01`) })];
    const count = Array.isArray(value) ? value.length : value;
    return typeof count === 'number' && isMessageKey(key) ? [t(key satisfies MessageKey, { count })] : [];
  });
}

const isMonth = /^\d{4}-\d{2}$/;
