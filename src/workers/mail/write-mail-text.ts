import { readFileSync } from 'node:fs';
import path from 'node:path';

import ejs from 'ejs';

import type { WriteMailText } from '../../domain/mail/outgoing-mail.ts';
import type { LegalEntity } from '../../domain/privacy/legal-entity.ts';
import { translator } from '../../words/catalogue.ts';
import { formatsFor } from '../../words/formats.ts';
import { letters } from './letters.ts';

const views = path.join(import.meta.dirname, '..', '..', '..', 'views', 'mail');

/** Compiles the two views of a mail and answers the function that puts any mail into words. */
export function mailWriter(legalEntity: LegalEntity): WriteMailText {
  const html = ejs.compile(readFileSync(path.join(views, 'letter.ejs'), 'utf8'), { rmWhitespace: true });
  // Plain text has nothing to escape.
  const text = ejs.compile(readFileSync(path.join(views, 'letter-text.ejs'), 'utf8'), { escape: String });
  return (template, language, params) => {
    const t = translator(language);
    const letter = letters[template](params, { t, formats: formatsFor(language), contactEmail: legalEntity.email });
    const locals = { letter, language, t, legalEntity };
    return { subject: letter.subject, text: text(locals), html: html(locals) };
  };
}
