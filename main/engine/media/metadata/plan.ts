import type { BytePlan, PlanPart } from '../../byte-plan.ts';
import { unreadable } from './source.ts';

/** Maximum number of parts of a plan: far more than any picture has, and little enough to be stored with its job. */
const mostParts = 20_000;
const mostBytes = 2_000_000;

/** Collects what is sent, from its beginning to its end. Empty parts are left out. */
export interface Plan {
  /** Copies the bytes of the file from `from` up to `to`. */
  copy(from: number, to: number): void;
  bytes(bytes: Uint8Array): void;
  zeros(length: number): void;
  /** The finished plan; null when the file is sent as it is. */
  recipe(): BytePlan | null;
}

export function planFor(size: number): Plan {
  const parts: PlanPart[] = [];
  let written = 0;
  const add = (part: PlanPart) => {
    parts.push(part);
    if (parts.length > mostParts) throw unreadable('What is to be kept lies in too many places');
  };
  return {
    copy(from, to) {
      if (to <= from) return;
      const last = parts.at(-1);
      if (last?.[0] === 'copy' && last[1] + last[2] === from)
        parts[parts.length - 1] = ['copy', last[1], to - last[1]];
      else add(['copy', from, to - from]);
    },
    bytes(bytes) {
      if (bytes.length === 0) return;
      written += bytes.length;
      if (written > mostBytes) throw unreadable('Too much of it had to be written anew');
      add(['bytes', Buffer.from(bytes).toString('base64')]);
    },
    zeros(length) {
      if (length <= 0) return;
      const last = parts.at(-1);
      if (last?.[0] === 'zeros') parts[parts.length - 1] = ['zeros', last[1] + length];
      else add(['zeros', length]);
    },
    recipe() {
      const [first] = parts;
      const isWhole = parts.length === 1 && first?.[0] === 'copy' && first[1] === 0 && first[2] === size;
      return isWhole ? null : { of: size, parts: [...parts] };
    },
  };
}
