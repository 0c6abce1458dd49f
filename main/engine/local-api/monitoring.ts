import type { Registry } from 'prom-client';
import type { EngineClient, EngineOutput } from '../../../contract/engine.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import type { Machine } from '../../../contract/ledger.ts';

/** Data for a monitoring system. */
export interface Monitor {
  /** False when the engine does not answer. */
  isHealthy(): Promise<boolean>;
  /** Metrics in Prometheus's format. https://prometheus.io/docs/instrumenting/exposition_formats/ */
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
  close(): void;
}

type Credits = EngineOutput<'credits'>;

/** Creates a monitor, which subscribes to the engine with its first request; until then it costs nothing. */
export function createMonitor(client: EngineClient): Monitor {
  let summary: QueueSummary | null = null;
  let unsubscribe: (() => void) | null = null;
  let figures: Promise<Figures> | null = null;

  // A snapshot of a long queue is dear, so it is asked for once.
  const currentSummary = async (): Promise<QueueSummary> => {
    unsubscribe ??= client.subscribe((event) => {
      if (event.kind === 'delta' && event.summary) summary = event.summary;
    });
    if (summary) return summary;
    const snapshot = await client.call('snapshot', {});
    // What was emitted in between is newer.
    summary ??= snapshot.summary;
    return summary;
  };

  return {
    async isHealthy() {
      try {
        await client.call('credits', {});
        return true;
      } catch {
        return false;
      }
    },
    async metrics() {
      figures ??= createFigures();
      const { registry, set } = await figures;
      // Asked first: with the list the credits are renewed, and both tell of the same computers.
      const { machines } = await client.call('machines', {});
      const [summary, credits] = await Promise.all([currentSummary(), client.call('credits', {})]);
      set(summary, credits, machines);
      return { type: registry.contentType, text: await registry.metrics() };
    },
    close() {
      unsubscribe?.();
      unsubscribe = null;
    },
  };
}

interface Figures {
  readonly registry: Registry;
  set(summary: QueueSummary, credits: Credits, machines: readonly Machine[]): void;
}

async function createFigures(): Promise<Figures> {
  const { collectDefaultMetrics, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `snapferry_${name}`, help, labelNames, registers: [registry] });
  collectDefaultMetrics({ register: registry });
  const jobs = gauge('jobs', 'Jobs by what became of them; uploading are open too.', ['state']);
  const paused = gauge('queue_paused', '1 while somebody has paused the queue.');
  const blocked = gauge('queue_blocked', '1 while nothing may go to the host.');
  const remaining = gauge('budget_remaining', "Credits left, as far as the host's answers tell.", ['budget']);
  const limit = gauge('budget_limit', 'Credits of a whole window.', ['budget']);
  const reset = gauge('budget_reset_timestamp_seconds', 'When a budget is full again.', ['budget']);
  const strikes = gauge('strikes', 'Daily limits hit this month; the fifth blocks the application.');
  const sharing = gauge('machines', 'Computers that spend this allowance together, this one included.');
  const spent = gauge('machine_spent', 'Credits that a computer took in the present window.', [
    'machine',
    'budget',
  ]);
  const waiting = gauge('machine_waiting', 'Uploads that wait on a computer and could go in this window.', [
    'machine',
  ]);
  const seen = gauge('machine_seen_timestamp_seconds', 'When a computer was last heard of.', ['machine']);
  return {
    registry,
    set(summary, credits, machines) {
      for (const state of ['open', 'uploading', 'failed', 'uploaded'] as const)
        jobs.set({ state }, summary[state]);
      paused.set(Number(summary.paused));
      blocked.set(Number(credits.blocked !== null));
      strikes.set(credits.strikes);
      // A budget that is not known any more must not go on being told.
      for (const one of [remaining, limit, reset]) one.reset();
      for (const budget of credits.budgets) {
        const { id } = budget;
        if (budget.remaining !== null) remaining.set({ budget: id }, budget.remaining);
        if (budget.limit !== null) limit.set({ budget: id }, budget.limit);
        if (budget.resetAt !== null) reset.set({ budget: id }, budget.resetAt / 1000);
      }
      sharing.set(credits.shared?.machines ?? 1);
      for (const one of [spent, waiting, seen]) one.reset();
      for (const { name: machine, ...told } of machines) {
        // Computers of one name are one here.
        waiting.inc({ machine }, told.waiting);
        seen.set({ machine }, told.seenAt / 1000);
        for (const [budget, credits] of Object.entries(told.spent)) spent.inc({ machine, budget }, credits);
      }
    },
  };
}
