import type { Day } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { inPlatform, readingTenant, sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { demandOperator, type Operator } from '../privacy/registers/operator.ts';
import { record } from '../audit/audit.ts';
import { fileName } from './file-name.ts';
import { documentNumber, type SeriesCode } from './series.ts';

/** A document in a list. Amounts in the smallest unit of its currency. */
export interface ListedDocument {
  readonly id: string;
  readonly kind: 'invoice' | 'credit';
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly gross: number;
  readonly currency: string;
  /** The invoice that a credit note corrects; null for an invoice. */
  readonly credits: string | null;
  /** What is credited of an invoice. */
  readonly credited: number;
  readonly hasEhf: boolean;
  readonly test: boolean;
}

/** A document in the operators' list. */
export interface OperatorsDocument extends ListedDocument {
  /** Who bought, while they are a customer. Of a former one the name is seen only by opening the document. */
  readonly buyer: string | null;
  readonly keptUntil: Day;
  /** Handed over to the access point, waiting to be, or not for the network. */
  readonly ehf: 'handed-over' | 'waiting' | 'none';
}

interface Row extends Omit<OperatorsDocument, 'number' | 'credits' | 'test'> {
  readonly series: SeriesCode;
  readonly number: number;
  readonly creditedSeries: SeriesCode | null;
  readonly creditedNumber: number | null;
}

const columns = `d.id, d.kind, d.series, d.number::int as number, to_char(d.issued_on, 'YYYY-MM-DD') as "issuedOn",
  to_char(d.due_on, 'YYYY-MM-DD') as "dueOn", to_char(d.kept_until, 'YYYY-MM-DD') as "keptUntil", d.gross::float8 as gross,
  d.currency, d.ehf is not null as "hasEhf", i.series as "creditedSeries", i.number::int as "creditedNumber",
  (select coalesce(sum(c.gross), 0)::float8 from sales_documents c
    where c.tenant_id = d.tenant_id and c.credited_id = d.id) as credited,
  case when e.document_id is null then 'none' when e.handed_over_at is null then 'waiting' else 'handed-over' end as ehf`;
const from = `sales_documents d
  left join sales_documents i on i.tenant_id = d.tenant_id and i.id = d.credited_id
  left join ehf_deliveries e on e.tenant_id = d.tenant_id and e.document_id = d.id`;

function listed({ series, number, creditedSeries, creditedNumber, ...row }: Row): OperatorsDocument {
  return {
    ...row,
    number: documentNumber(series, number),
    credits: creditedSeries === null || creditedNumber === null ? null : documentNumber(creditedSeries, creditedNumber),
    test: series.startsWith('test-'),
  };
}

/** No tenant is invoiced more often than a few times a month for as many years as documents are kept. */
const MOST_OF_ONE = 500;

/**
 * The invoices and credit notes of a member's own tenant, newest first. Opens a transaction of OnNet's own, since that is whose
 * they are.
 * @throws NotAllowed without the permission `billing`
 */
export async function documentsOf(by: Member): Promise<ListedDocument[]> {
  demand(by, 'billing');
  const rows = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<Row>(
      `select ${columns}, null as buyer from ${from}
        where d.tenant_id = $1 and d.buyer_tenant_id = $2 order by d.issued_at desc, d.id desc limit ${MOST_OF_ONE}`,
      [PLATFORM_TENANT_ID, by.tenantId],
    ),
  );
  return rows.map(listed);
}

/** Documents on one page of the operators' list. */
const PER_PAGE = 50;

/** One page of the operators' list. */
export interface OperatorsPage {
  readonly documents: readonly OperatorsDocument[];
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined;
}

/**
 * Every invoice and credit note, newest first.
 * @param search a number, `K10001` or `10001`, or Stripe's number; empty for all
 * @param before the `next` of the page before; empty for the first page
 * @throws NotAllowed for others than operators
 */
export async function allDocuments(operator: Operator, search: string, before: string): Promise<OperatorsPage> {
  demandOperator(operator);
  const wanted = search.trim().toUpperCase();
  const digits = /^[A-Z]*(\d{1,12})$/.exec(wanted)?.[1];
  const rows = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<Row>(
      `select ${columns},
              case when exists (select from directory.active_tenants() t where t.tenant_id = d.buyer_tenant_id)
                   then d.snapshot::json->'buyer'->>'name' end as buyer
         from ${from}
        where d.tenant_id = $1 and ($2::uuid is null or d.id < $2)
          and ($3 = '' or d.number = $4::bigint or upper(d.stripe_number) = $3)
        order by d.id desc limit ${PER_PAGE + 1}`,
      [PLATFORM_TENANT_ID, isId(before) ? before : null, wanted, digits ?? null],
    ),
  );
  const documents = rows.slice(0, PER_PAGE).map(listed);
  return { documents, next: rows.length > PER_PAGE ? documents.at(-1)?.id : undefined };
}

/** A file of a document, as it was issued. */
export interface DocumentFile {
  readonly body: Buffer;
  readonly name: string;
  readonly type: string;
}

/** The two forms in which a document is handed out. */
export const documentFormats = ['pdf', 'xml'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/**
 * A file of a document of the member's own tenant.
 * @throws NotAllowed; NotFound for another tenant's, for what is gone, and for an e-invoice where there is none
 */
export async function ownDocumentFile(by: Member, id: string, format: string): Promise<DocumentFile> {
  demand(by, 'billing');
  return readingTenant(PLATFORM_TENANT_ID, () => fileOf(id, format, by.tenantId));
}

/**
 * A file of any document, for an operator. The trail says that it was opened: it tells who bought, also of former customers.
 * @throws NotAllowed, NotFound
 */
export async function documentFile(operator: Operator, id: string, format: string): Promise<DocumentFile> {
  demandOperator(operator);
  return inPlatform(async () => {
    const file = await fileOf(id, format, null);
    await record({ kind: 'operator', id: operator.id }, 'sales-document.opened', { kind: 'sales-document', id });
    return file;
  });
}

async function fileOf(id: string, format: string, buyer: string | null): Promise<DocumentFile> {
  const known = documentFormats.find((one) => one === format);
  if (!known || !isId(id)) throw new NotFound('document');
  const [row] = await sql<{
    series: SeriesCode;
    number: number;
    kind: 'invoice' | 'credit';
    language: 'nb' | 'en';
    body: Buffer | null;
  }>(
    `select series, number::int as number, kind, language, case $3 when 'pdf' then pdf else ehf end as body
       from sales_documents where tenant_id = $1 and id = $2 and ($4::uuid is null or buyer_tenant_id = $4)`,
    [PLATFORM_TENANT_ID, id, known, buyer],
  );
  if (!row?.body) throw new NotFound('document');
  return {
    body: row.body,
    name: fileName(row, known),
    type: known === 'pdf' ? 'application/pdf' : 'application/xml',
  };
}
