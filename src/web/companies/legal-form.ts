import type { RegisterCode } from '../../domain/register/entity.ts';
import { isMessageKey } from '../../words/catalogue.ts';
import type { Visit } from '../visit.ts';

/** A form of organisation in the reader's language, `Limited company (AS)`; one without words of ours in the register's own. */
export function legalFormText({ t }: Pick<Visit, 't'>, { code, description }: RegisterCode): string {
  const key = `legalForm.${code}`;
  return isMessageKey(key) ? t(key) : (description ?? code);
}
