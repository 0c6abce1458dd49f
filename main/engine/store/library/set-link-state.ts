import type { LinkStatus } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';

export type LinkState = Exclude<LinkStatus, 'unchecked' | 'deleting' | 'deleted'>;

/** Sets the result of a link check. It settles a deletion that the host accepted and that was in doubt. */
export function setLinkState({ db, now }: Tables) {
  const put = db.prepare(`
    UPDATE history SET link_state = @state, checked_at = @at,
      presence = CASE WHEN presence IN ('deleting', 'deleted') THEN presence ELSE @state END
    WHERE id = @id`);
  const settle = db.prepare(`
    UPDATE history SET deletion = json_object('state', @deletion, 'at', @at),
      presence = CASE @deletion WHEN 'deleted' THEN 'deleted' ELSE presence END
    WHERE id = @id AND deletion ->> 'state' IN ('still-there', 'unverified')`);
  return (id: string, state: LinkState): void => {
    const at = Math.floor(now());
    put.run({ id, state, at });
    if (state === 'removed') settle.run({ id, at, deletion: 'deleted' });
    if (state === 'alive') settle.run({ id, at, deletion: 'still-there' });
  };
}
