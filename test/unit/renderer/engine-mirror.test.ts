import { describe, expect, it } from 'vitest';
import type { Bridge, Result } from '../../../contract/bridge.ts';
import type { EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import { applyEvent, createMirror, type EngineMirror } from '../../../renderer/state/engine-mirror.ts';
import { startEngineSync } from '../../../renderer/state/engine-sync.ts';
import { historyItem, jobWith, snapshotWith } from './records.ts';

function applied(mirror: EngineMirror, event: EngineEvent): EngineMirror {
  const step = applyEvent(mirror, event);
  if (step.kind !== 'applied') throw new Error(`expected it to be applied, it was ${step.kind}`);
  return step.mirror;
}

describe('the mirror', () => {
  const mirror = createMirror(snapshotWith(7, [jobWith({ id: 'a1' }), jobWith({ id: 'a2' })]));

  it('takes the next event and counts on', () => {
    const next = applied(mirror, { kind: 'delta', seq: 8, jobs: [jobWith({ id: 'a2', state: 'failed' })] });
    expect(next.seq).toBe(8);
    expect(next.jobs.get('a2')?.state).toBe('failed');
    expect(mirror.jobs.get('a2')?.state).toBe('ready');
  });

  it('leaves out what the snapshot already held', () => {
    expect(applyEvent(mirror, { kind: 'delta', seq: 7, removedJobs: ['a1'] })).toEqual({ kind: 'old' });
  });

  it('says when an event was missed', () => {
    expect(applyEvent(mirror, { kind: 'delta', seq: 9 })).toEqual({ kind: 'gap' });
  });

  it('counts events that change nothing too, so that the next is no gap', () => {
    const next = applied(mirror, { kind: 'recovered', seq: 8, resumed: [], uncertain: [] });
    expect(applyEvent(next, { kind: 'delta', seq: 9 }).kind).toBe('applied');
  });

  it('keeps the jobs as they are when only bytes moved', () => {
    const next = applied(mirror, { kind: 'delta', seq: 8, progress: [['a1', 5, 10]] });
    expect(next.jobs).toBe(mirror.jobs);
    expect(next.progress.get('a1')).toEqual({ sent: 5, total: 10 });
  });

  it('forgets bytes once their job came anew or went', () => {
    const moved = applied(mirror, {
      kind: 'delta',
      seq: 8,
      progress: [
        ['a1', 5, 10],
        ['a2', 6, 10],
      ],
    });
    const next = applied(moved, {
      kind: 'delta',
      seq: 9,
      jobs: [jobWith({ id: 'a1', state: 'uploaded' })],
      removedJobs: ['a2'],
    });
    expect(next.progress.size).toBe(0);
    expect([...next.jobs.keys()]).toEqual(['a1']);
  });

  it('keeps history newest first and each item once', () => {
    const start = createMirror(snapshotWith(1, [], [historyItem('h2', 20), historyItem('h1', 10)]));
    const next = applied(start, {
      kind: 'delta',
      seq: 2,
      history: [historyItem('h1', 30), historyItem('h3', 25)],
    });
    expect(next.history.map((item) => item.id)).toEqual(['h1', 'h3', 'h2']);
  });
});

describe('the link to the engine', () => {
  /** An engine whose answers the test gives by hand. */
  function engineByHand() {
    const questions: ((result: Result<EngineOutput<'snapshot'>>) => void)[] = [];
    let tell: (event: EngineEvent) => void = () => {};
    const bridge = {
      engine: { snapshot: () => new Promise((answer) => questions.push(answer)) },
      onEngineEvent(listener: (event: EngineEvent) => void) {
        tell = listener;
        return () => {};
      },
    } as unknown as Bridge;
    const seen: number[] = [];
    const failures: string[] = [];
    let latest: EngineMirror | null = null;
    const link = startEngineSync(bridge, {
      onMirror: (mirror) => {
        latest = mirror;
      },
      onEvent: (event) => seen.push(event.seq),
      onResynced: () => {},
      onSnapshotFailed: (failure) => failures.push(failure.code),
    });
    return {
      link,
      questions,
      seen,
      failures,
      tell: (event: EngineEvent) => tell(event),
      mirror: () => latest,
      async answer(result: Result<EngineOutput<'snapshot'>>) {
        questions.shift()?.(result);
        await Promise.resolve();
        await Promise.resolve();
      },
    };
  }
  const snapshot = (seq: number) => ({ ok: true as const, value: snapshotWith(seq, []) });
  const delta = (seq: number): EngineEvent => ({ kind: 'delta', seq });

  it('loses nothing that comes between subscribing and the snapshot, and takes nothing twice', async () => {
    const engine = engineByHand();
    engine.tell(delta(4));
    engine.tell(delta(5));
    await engine.answer(snapshot(4));
    expect(engine.seen).toEqual([5]);
    expect(engine.mirror()?.seq).toBe(5);
  });

  it('asks again after a gap', async () => {
    const engine = engineByHand();
    await engine.answer(snapshot(1));
    engine.tell(delta(3));
    expect(engine.questions).toHaveLength(1);
    await engine.answer(snapshot(2));
    expect(engine.mirror()?.seq).toBe(3);
    expect(engine.seen).toEqual([3]);
  });

  it('ignores the answer to a question that was replaced', async () => {
    const engine = engineByHand();
    engine.link.resync();
    await engine.answer(snapshot(99));
    expect(engine.mirror()).toBeNull();
    await engine.answer(snapshot(1));
    expect(engine.mirror()?.seq).toBe(1);
  });

  it('passes on why there is no snapshot', async () => {
    const engine = engineByHand();
    await engine.answer({ ok: false, error: { code: 'profile-newer', message: '', params: {} } });
    expect(engine.failures).toEqual(['profile-newer']);
  });
});
