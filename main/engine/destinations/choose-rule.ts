import type { JobSource } from '../../../contract/job.ts';
import type { Media } from '../../../contract/media.ts';
import type { Origin } from '../../../contract/origin.ts';
import { type RouteKind, type RouteWay, type RoutingRule, wayOfOrigin } from '../../../contract/routing.ts';

/** What a rule may ask of a picture. */
export interface RouteFacts {
  readonly origin: Origin;
  readonly source: JobSource;
  /** `later`: it is not known before the picture is prepared; null: it will not be known here. */
  readonly media: Pick<Media, 'kind' | 'animated' | 'bytes'> | 'later' | null;
}

/**
 * Chooses the first rule that fits; null where none does, and `open` where that depends on what is not known yet.
 * Conditions on what will never be known are not met.
 */
export function chooseRule(rules: readonly RoutingRule[], facts: RouteFacts): RoutingRule | 'open' | null {
  const ways = waysOf(facts);
  for (const rule of rules) {
    if (rule.when.ways.length > 0 && !rule.when.ways.some((way) => ways.has(way))) continue;
    if (!asksForContent(rule)) return rule;
    if (facts.media === 'later') return 'open';
    if (facts.media !== null && hasContent(rule, facts.media)) return rule;
  }
  return null;
}

function waysOf({ origin, source }: RouteFacts): ReadonlySet<RouteWay> {
  const isFromWeb = source.kind === 'url' || (source.kind === 'spool' && source.from !== undefined);
  return new Set([wayOfOrigin[origin], ...(isFromWeb ? (['url'] as const) : [])]);
}

const asksForContent = ({ when }: RoutingRule): boolean =>
  when.kinds.length > 0 || when.minBytes !== null || when.maxBytes !== null;

function hasContent({ when }: RoutingRule, media: Exclude<RouteFacts['media'], 'later' | null>): boolean {
  const kind: RouteKind = media.kind === 'video' ? 'video' : media.animated ? 'animation' : 'image';
  return (
    (when.kinds.length === 0 || when.kinds.includes(kind)) &&
    media.bytes >= (when.minBytes ?? 0) &&
    media.bytes <= (when.maxBytes ?? Number.POSITIVE_INFINITY)
  );
}
