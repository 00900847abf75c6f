import dgram from 'node:dgram';

import { PEPPOL_ZONE } from '../../src/domain/register/neighbours/peppol/participant.ts';
import {
  addressRecord,
  codes,
  longAddressRecord,
  naptrRecord,
  readQuestion,
  soaRecord,
  writeAnswer,
  type DnsQuestion,
} from './dns-message.ts';
import type { Participants } from './participants.ts';

/** The host of the stand-in’s own SMP. */
export const SMP_HOST = 'smp.stand-in.test';

/** How the name server may misbehave. */
export type NamesFault = 'serverFailure' | 'refused' | 'silence' | 'zoneGone' | 'noRecords' | 'otherService';

/** A name server that knows the participants and the hosts of SMPs. */
export class Names {
  fault: NamesFault | undefined;
  /** Every question so far: type and name. */
  readonly asked: string[] = [];
  /** The addresses of hosts; IPv6 with all eight groups. What is asked later may be answered differently. */
  readonly addresses = new Map<string, readonly string[]>([[SMP_HOST, ['127.0.0.1']]]);
  /** Hears of each host whose addresses were told, after each answer of the shorter kind. */
  onAnswered: ((host: string) => void) | undefined;
  readonly #participants: Participants;
  readonly #smp: string;
  readonly #socket = dgram.createSocket('udp4');

  constructor(participants: Participants, smp: string) {
    this.#participants = participants;
    this.#smp = smp;
    this.#socket.on('message', (message, from) => {
      const question = readQuestion(message);
      const answer = this.#answer(question);
      if (answer) this.#socket.send(answer, from.port, from.address);
      if (question.type === 'A') this.onAnswered?.(question.name);
    });
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.bind(port, '127.0.0.1', resolve);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(resolve));
  }

  #answer(question: DnsQuestion): Buffer | undefined {
    this.asked.push(`${question.type} ${question.name}`);
    if (this.fault === 'silence') return undefined;
    if (this.fault === 'serverFailure') return writeAnswer(question, codes.serverFailure);
    if (this.fault === 'refused') return writeAnswer(question, codes.refused);
    if (this.fault === 'zoneGone') return writeAnswer(question, codes.noSuchName);
    if (question.name === PEPPOL_ZONE)
      return writeAnswer(question, codes.ok, question.type === 'SOA' ? [soaRecord()] : []);
    const addresses = this.addresses.get(question.name);
    if (addresses) return this.#host(question, addresses);
    return this.#participant(question);
  }

  #host(question: DnsQuestion, addresses: readonly string[]): Buffer {
    const long = addresses.filter((address) => address.includes(':'));
    if (question.type === 'AAAA') return writeAnswer(question, codes.ok, long.map(longAddressRecord));
    const short = addresses.filter((address) => !address.includes(':'));
    return writeAnswer(question, codes.ok, question.type === 'A' ? short.map(addressRecord) : []);
  }

  #participant(question: DnsQuestion): Buffer {
    const participant = this.#participants.byName(question.name);
    if (!participant) return writeAnswer(question, codes.noSuchName);
    if (question.type !== 'NAPTR' || this.fault === 'noRecords') return writeAnswer(question, codes.ok);
    const rule = `!.*!${participant.smp ?? this.#smp}!`;
    if (this.fault === 'otherService')
      return writeAnswer(question, codes.ok, [naptrRecord(100, 10, 'Meta:OTHER', rule)]);
    // The network has an older one too for a while, which comes later.
    const older = naptrRecord(100, 20, 'Meta:SMP', '!.*!http://old.stand-in.test!');
    return writeAnswer(question, codes.ok, [older, naptrRecord(100, 10, 'Meta:SMP', rule)]);
  }
}
