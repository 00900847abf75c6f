/** How somebody has heard that they are here: by our mail, by a member at the first contact, or by the tenant in another way. */
export const waysInformed = ['mailed', 'first-contact', 'elsewhere'] as const;

/**
 * Why somebody need not be told (Art. 14(5)): they know already (a), it is impossible, out of proportion or would defeat the purpose (b),
 * a law lays down that the data is obtained (c), or a law binds to secrecy (d).
 */
export const exemptions = ['has-it', 'effort', 'law', 'secrecy'] as const;

/** What a member may write down. */
export const recordable = ['first-contact', 'elsewhere', ...exemptions] as const;

export type Exemption = (typeof exemptions)[number];
export type HowInformed = (typeof waysInformed)[number] | Exemption;
export type Recordable = (typeof recordable)[number];

/** Whether a word is something a member may write down. */
export const isRecordable = (word: string): word is Recordable => recordable.some((one) => one === word);

/** Whether a word is an exemption, which needs a reason and has no day. */
export const isExemption = (word: string): word is Exemption => exemptions.some((one) => one === word);
