import type { Registry } from 'prom-client';
import type { EngineClient, EngineOutput } from '../../../contract/engine.ts';
import type { QueueSummary } from '../../../contract/job.ts';

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
      set(await currentSummary(), await client.call('credits', {}));
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
  set(summary: QueueSummary, credits: Credits): void;
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
  return {
    registry,
    set(summary, credits) {
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
    },
  };
}
