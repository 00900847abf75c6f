import { oweManyAgain } from '../../outbox.ts';
import { erasedTogether } from './erased-together.ts';

/**
 * Whether an erasure waits before everything is read back: somebody with two records is erased in both first, since each is
 * found as long as it stands. Whoever waited for this one goes on. Locks them all, always in the same order; in the open
 * transaction, after this one is erased and before anything else is locked.
 */
export async function waitsForRecords(erasureId: string): Promise<boolean> {
  const others = (await erasedTogether(erasureId, 'for update of e')).filter(({ id }) => id !== erasureId);
  await oweManyAgain(
    'erasure',
    others.filter(({ waiting }) => waiting).map(({ id }) => id),
  );
  return others.some(({ erased }) => !erased);
}
