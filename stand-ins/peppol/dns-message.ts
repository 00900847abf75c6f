// As much of a DNS message (RFC 1035, RFC 3403) as the stand-in reads and writes.

/** What is asked: a name in lower case and a type. `echo` is the question as it came, which the answer repeats. */
export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: keyof typeof types | undefined;
  readonly echo: Buffer;
}

const types = { A: 1, SOA: 6, AAAA: 28, NAPTR: 35 } as const;
const typeNames = ['A', 'SOA', 'AAAA', 'NAPTR'] as const;

/** How a name server answers beside with records. */
export const codes = { ok: 0, serverFailure: 2, noSuchName: 3, refused: 5 } as const;

/** Reads a question. @throws RangeError for what is no whole message */
export function readQuestion(message: Buffer): DnsQuestion {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const number = message.readUInt16BE(at + 1);
  const type = typeNames.find((one) => types[one] === number);
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type,
    echo: message.subarray(12, at + 5),
  };
}

/** Writes an answer to a question: records of the type that was asked for, each as its own data. */
export function writeAnswer(
  { id, type, echo }: DnsQuestion,
  code: (typeof codes)[keyof typeof codes],
  records: readonly Buffer[] = [],
): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(0x85_80 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const written = records.map((data) => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc0_0c, 0);
    head.writeUInt16BE(type === undefined ? 0 : types[type], 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, echo, ...written]);
}

/** The data of an A record. */
export const addressRecord = (address: string): Buffer => Buffer.from(address.split('.').map(Number));

/** The data of an AAAA record; the address with all its eight groups. */
export const longAddressRecord = (address: string): Buffer =>
  Buffer.from(
    address
      .split(':')
      .map((group) => group.padStart(4, '0'))
      .join(''),
    'hex',
  );

/** The data of a NAPTR record. */
export const naptrRecord = (order: number, preference: number, service: string, rule: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(order, 0);
  head.writeUInt16BE(preference, 2);
  return Buffer.concat([head, text('U'), text(service), text(rule), Buffer.from([0])]);
};

/** The data of an SOA record; its names are the root, since nobody reads them. */
export const soaRecord = (): Buffer => Buffer.alloc(22);

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
