/** What an advertisement adds to the address of the page it leads to; Google’s own names and those of `utm`. */
const ofCampaigns =
  /^(?:utm_(?:source|medium|campaign|term|content|id)|gclid|gbraid|wbraid|dclid|gad_source|gad_campaignid)$/;
/** A code or a few words, and nothing that could be an e-mail address or another address. */
const code = /^[\p{L}\p{N} ._~|-]{0,200}$/u;

/**
 * Whether an address may be read by who measures: without a question, or with what a campaign put there and nothing else.
 * Whatever else somebody has put into a link is theirs.
 * @param url path and query, as asked for
 */
export function isCampaignAddress(url: string): boolean {
  const [, ...asked] = url.split('?');
  return [...new URLSearchParams(asked.join('?'))].every(([name, value]) => ofCampaigns.test(name) && code.test(value));
}
