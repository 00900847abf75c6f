import type { KeptMail } from '../../domain/mail/kept-mail.ts';

declare module '../visit.ts' {
  interface Views {
    'development/mail': KeptMailPage;
    'development/message': KeptMessagePage;
  }
}

export interface KeptMailPage {
  readonly mails: readonly KeptMail[];
}

export interface KeptMessagePage {
  readonly mail: KeptMail;
  /** The text, line by line, so that a line that is an address can be followed. */
  readonly lines: readonly { readonly text: string; readonly isLink: boolean }[];
}
