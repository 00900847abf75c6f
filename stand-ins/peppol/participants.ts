import {
  billingInvoice,
  participantHost,
  participantOf,
  participantScheme,
} from '../../src/domain/register/neighbours/peppol/participant.ts';

/** A participant of the network: which documents it receives, and where its SMP is when not here. */
export interface Participant {
  readonly number: string;
  readonly documents: readonly string[];
  readonly smp?: string;
}

/** Another document of the network, which many receive beside or instead of invoices. */
export const orderDocument =
  'busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Order-2::Order##urn:fdc:peppol.eu:poacc:trns:order:3::2.1';

/** The participants of the network, by number and by the name they have in DNS. */
export class Participants {
  readonly #byName = new Map<string, Participant>();
  readonly #byNumber = new Map<string, Participant>();

  set(participant: Participant): void {
    this.#byName.set(participantHost(participant.number), participant);
    this.#byNumber.set(participant.number, participant);
  }

  byName = (name: string): Participant | undefined => this.#byName.get(name);
  byNumber = (number: string): Participant | undefined => this.#byNumber.get(number);
}

/** Of some companies: two in three receive invoices, every ninth of the rest something else. By number, so always the same. */
export function participantsAmong(numbers: readonly string[]): Participant[] {
  return numbers.flatMap((number) => {
    const chance = Number(number.slice(0, 8)) % 9;
    if (chance < 6) return [{ number, documents: [orderDocument, billingInvoice] }];
    return chance === 6 ? [{ number, documents: [orderDocument] }] : [];
  });
}

/** The document an SMP answers with about a participant. */
export function serviceGroup({ number, documents }: Participant, origin: string): string {
  const id = `${participantScheme}::${participantOf(number)}`;
  const references = documents.map(
    (document) =>
      `<smp:ServiceMetadataReference href="${origin}/${encodeURIComponent(id)}/services/${encodeURIComponent(document)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ServiceGroup of a stand-in -->
<smp:ServiceGroup xmlns:smp="http://busdox.org/serviceMetadata/publishing/1.0/" xmlns:id="http://busdox.org/transport/identifiers/1.0/">
  <id:ParticipantIdentifier scheme="${participantScheme}">${participantOf(number)}</id:ParticipantIdentifier>
  <smp:ServiceMetadataReferenceCollection>${references.join('')}</smp:ServiceMetadataReferenceCollection>
</smp:ServiceGroup>`;
}
