import type { Correction } from '../../../domain/privacy/disclosures/notice-letter.ts';
import type { RectifiableFacts, TypedRectification } from '../../../domain/privacy/rectification/corrections.ts';
import type { DeskPage } from '../pages.ts';

declare module '../../visit.ts' {
  interface Views {
    'privacy/rectification/show': RectificationPage;
  }
}

/** What is held and what it should be; once typed, old beside new. Problems are worded already. */
export interface RectificationPage extends DeskPage {
  readonly requestHref: string;
  readonly action: string;
  readonly held: RectifiableFacts;
  /** What the person wrote. */
  readonly message: string;
  /** Whether the person has shown who they are. */
  readonly verified: boolean;
  readonly typed: TypedRectification;
  readonly problems: Readonly<Record<string, string>>;
  /** What will be corrected, when it is to be confirmed. */
  readonly planned: readonly Correction[] | undefined;
  /** Who will be told. */
  readonly recipients: readonly { readonly recipient: string; readonly email: string | null; readonly what: string }[];
}
