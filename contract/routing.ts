import { z } from 'zod';
import type { Origin } from './origin.ts';

/**
 * Ways in that a rule may name. `drop`: dragged, chosen or opened with the app; `clipboard`: its hotkey and the watched
 * clipboard; `command`: the command line; `url`: whatever was given as a web address, in any of these ways.
 */
export const routeWays = [
  'drop',
  'paste',
  'clipboard',
  'capture',
  'folder',
  'editor',
  'command',
  'url',
] as const;
const routeWaySchema = z.enum(routeWays);
export type RouteWay = z.infer<typeof routeWaySchema>;

/** The way in of each origin. */
export const wayOfOrigin: Readonly<Record<Origin, RouteWay>> = {
  drop: 'drop',
  dialog: 'drop',
  'open-with': 'drop',
  paste: 'paste',
  clipboard: 'clipboard',
  'clipboard-watch': 'clipboard',
  capture: 'capture',
  folder: 'folder',
  editor: 'editor',
  'command-line': 'command',
  machine: 'command',
};

/** What a picture is to a rule: `animation` is every picture that moves and is no video. */
export const routeKinds = ['image', 'animation', 'video'] as const;
const routeKindSchema = z.enum(routeKinds);
export type RouteKind = z.infer<typeof routeKindSchema>;

const destinationId = z.string().min(1).max(100);

/**
 * Sends pictures that meet all of `when` to a destination; the first rule that fits decides. Heeded by what is added
 * without a destination, an account or a post of its own, and not by public pictures.
 */
const routingRuleSchema = z.object({
  /** Chosen by the caller; unique in the list. */
  id: z.string().min(1).max(64),
  /** An empty list, and null, are no condition: a rule without any fits every picture. */
  when: z.object({
    ways: z.array(routeWaySchema).max(routeWays.length).default([]),
    kinds: z.array(routeKindSchema).max(routeKinds.length).default([]),
    /** Bytes of the file as it was given, both inclusive. */
    minBytes: z.number().int().nonnegative().nullable().default(null),
    maxBytes: z.number().int().nonnegative().nullable().default(null),
  }),
  to: destinationId,
  /**
   * Where the same picture is sent too, by a job of its own, once the first is uploaded: its failure never fails the
   * first, whose link is the one that is copied.
   */
  mirrorTo: destinationId.nullable().default(null),
  /** Whether `mirrorTo` may be less private than `to`, see `less-private`. */
  allowLessPrivate: z.boolean().default(false),
});
export type RoutingRule = z.infer<typeof routingRuleSchema>;

/**
 * Why a destination is out. `daily-limit`: nothing more is taken for over an hour; `blocked-here`: it does not serve this
 * country or network; `id-refused`: it does not accept the application's id, or none is set; `credentials-refused`;
 * `not-usable`: a missing bucket or folder, a full disk, a setting that is wrong; `unreachable`: in trouble or without an
 * answer for over ten minutes while this computer is online.
 */
export const outReasons = [
  'daily-limit',
  'blocked-here',
  'id-refused',
  'credentials-refused',
  'not-usable',
  'unreachable',
] as const;
export const outReasonSchema = z.enum(outReasons);
export type OutReason = z.infer<typeof outReasonSchema>;

/** Sends what waits for a destination to another one as soon as the first is out for one of these reasons. */
const fallbackRuleSchema = z.object({
  from: destinationId,
  to: destinationId,
  after: z.array(outReasonSchema).min(1).max(outReasons.length),
  /** Whether `to` may be less private than `from`: pictures are never sent there without it. */
  allowLessPrivate: z.boolean().default(false),
});
export type FallbackRule = z.infer<typeof fallbackRuleSchema>;

export const routingSchema = z.object({
  /** In this order. */
  rules: z.array(routingRuleSchema).max(50).default([]),
  fallback: z.array(fallbackRuleSchema).max(50).default([]),
});
export type Routing = z.infer<typeof routingSchema>;

/**
 * How the destination of a job was decided. `chosen`: named by who added it; `open`: a rule asks for what is known only
 * when it is prepared; `moved`: sent elsewhere since, by hand or by a fallback.
 */
export const routeSchema = z.enum(['chosen', 'default', 'rule', 'open', 'mirror', 'moved']);
export type Route = z.infer<typeof routeSchema>;
