import { oneLine } from '../../../domain/names.ts';
import type { MailParams, MailTemplate } from '../../../domain/mail/templates.ts';
import type { Translate } from '../../../words/catalogue.ts';
import type { Formats } from '../../../words/formats.ts';

/** What stands in a mail, top to bottom. Written once; the HTML and the plain text are made from the same letter. */
export interface Letter {
  readonly subject: string;
  readonly greeting?: string;
  readonly text: string;
  readonly button?: { readonly text: string; readonly link: string };
  /** Set apart below: what to do when the mail was not expected. */
  readonly note?: string;
}

/** What a letter may mention besides its own values. */
export interface LetterContext {
  readonly t: Translate;
  readonly formats: Formats;
  /** Where people write when something is wrong. */
  readonly contactEmail: string;
}

/**
 * A name that somebody chose for themselves, as it stands in a mail to somebody else: on one line, with no web
 * address, and with an invisible space after each dot before two letters, so that no mail program makes a link of what looks
 * like one. Our mail would carry a stranger's link to whomever they write to otherwise.
 */
export const nameIn = (name: string): string =>
  oneLine(name.replace(/(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S*/gi, ''))
    .replace(/ {2,}/g, ' ')
    .replace(/([.\u3002\uff0e\uff61])(?=\p{L}{2})/gu, '$1\u200b') || '–';

/** A letter for each template of mail. */
export type Letters = {
  readonly [Template in MailTemplate]: (params: MailParams[Template], context: LetterContext) => Letter;
};
