import type { Tables } from '../tables.ts';

/** Forgets the words of all pictures; their pages in the file are overwritten. */
export function forgetWords({ db }: Tables) {
  const has = db.prepare('SELECT 1 FROM picture_words LIMIT 1');
  const removeIndex = db.prepare('DELETE FROM picture_search');
  const remove = db.prepare('DELETE FROM picture_words');
  return (): void => {
    if (has.get() === undefined) return;
    const before = db.pragma('secure_delete', { simple: true });
    db.pragma('secure_delete = ON');
    try {
      removeIndex.run();
      remove.run();
    } finally {
      db.pragma(`secure_delete = ${before === 1 ? 'ON' : before === 2 ? 'FAST' : 'OFF'}`);
    }
  };
}
