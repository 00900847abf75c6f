import { osloDay, daysAfter } from '../../domain/clock.ts';
import { certificateFromLink, type DeletionCertificate } from '../../domain/tenants/ending/deletion-certificate.ts';
import { publicPage, download } from '../answers.ts';
import { paths } from '../paths.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: a certificate of deletion, as its link carries it, when it is ours and unchanged. Nothing is looked up. */
export function show(visit: Visit): Answer {
  const certificate = certificateFromLink(visit.param('certificate'));
  if (!certificate) return refused(visit);
  return publicPage('ending/certificate', visit.t('ending.certificate.title'), {
    certificate,
    backupsGoneOn: daysAfter(osloDay(new Date(certificate.erasedAt)), certificate.agesOut.backupDays),
    erased: erasedIn(visit, certificate),
    fileHref: paths.public.deletionCertificateFile({
      language: visit.language,
      certificate: visit.param('certificate'),
    }),
  });
}

/** GET: the same as a file to keep. */
export function file(visit: Visit): Answer {
  const certificate = certificateFromLink(visit.param('certificate'));
  if (!certificate) return refused(visit);
  return download(
    JSON.stringify(certificate, null, 2),
    visit.t('ending.certificate.fileName', { day: certificate.erasedAt.slice(0, 10) }),
    'application/json; charset=utf-8',
  );
}

const refused = (visit: Visit): Answer =>
  publicPage('ending/certificate-refused', visit.t('ending.certificate.title'), {}, { status: 404 });

/** The tables that people know by name; the rest is one number. */
const known: Readonly<Record<string, MessageKey>> = {
  contacts: 'nav.contacts',
  companies: 'nav.companies',
  deals: 'nav.deals',
  activities: 'ending.activities',
};

function erasedIn({ t }: Visit, { erased }: DeletionCertificate): { label: string; rows: number }[] {
  const others = erased.filter(({ table }) => !(table in known)).reduce((sum, { rows }) => sum + rows, 0);
  return [
    ...Object.entries(known).flatMap(([table, label]) => {
      const found = erased.find((one) => one.table === table);
      return found ? [{ label: t(label), rows: found.rows }] : [];
    }),
    { label: t('ending.certificate.others'), rows: others },
  ];
}
