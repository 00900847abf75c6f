import { change, currentTenantId } from '../../tenancy.ts';

// Whether a contact has to be told (Art. 14) is always asked of what is written down (owed-notices.ts). `contacts.notice_settled` only
// says of whom it need not be asked, so that the queue costs what is in it: to say so too seldom costs time, too often hides somebody.

/** Whether a purpose says that the person gave the data themselves, and was told then (Art. 13). */
export const saidByThemselves = (source: string): boolean => source === 'person' || source === 'form';

/** Notes that contacts have been told, or gave the data themselves, in the open transaction. */
export const settleNotices = (ids: readonly string[]): Promise<number> => note(ids, true);

/** Has it asked again about contacts: what settled it may be gone. */
export const reopenNotices = (ids: readonly string[]): Promise<number> => note(ids, false);

/** In one order, so that two acts about the same people wait for each other. */
const note = (ids: readonly string[], settled: boolean): Promise<number> =>
  change(
    `update contacts set notice_settled = $3
      where tenant_id = $1 and notice_settled <> $3
        and id in (select c.id from contacts c where c.tenant_id = $1 and c.id = any($2::uuid[]) order by c.id for no key update)`,
    [currentTenantId(), ids, settled],
  );
