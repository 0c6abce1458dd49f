import { describe, expect, test } from 'vitest';
import type { CreditsView } from '../../../contract/credits.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { composite, shapedAs } from '../../../main/desktop/tray/composite.ts';
import { withGauge } from '../../../main/desktop/tray/gauge.ts';
import { createTrayView, type TrayFacts } from '../../../main/desktop/tray/tray-view.ts';

const now = new Date(2026, 2, 12, 13, 0).getTime();
const at = (hour: number, minute: number) => new Date(2026, 2, 12, hour, minute).getTime();
const i18n = loadTranslator(['ru']);

const summary = (over: Partial<QueueSummary> = {}): QueueSummary => ({
  paused: false,
  open: 0,
  uploading: 0,
  failed: 0,
  uploaded: 0,
  doneBy: null,
  ...over,
});
const budget = (id: string, limit: number, remaining: number, reserved: number) => ({
  id,
  limit,
  remaining,
  reserved,
  kept: 0,
  resetAt: at(14, 32),
  windowMs: 3_600_000,
  source: 'header' as const,
  seenAt: now,
});
const credits = (over: Partial<CreditsView> = {}): CreditsView => ({
  budgets: [budget('client', 12_500, 12_000, 0), budget('user', 500, 120, 20)],
  uploadsNow: 10,
  strikes: 0,
  blocked: null,
  ...over,
});

const look = (facts: Partial<TrayFacts> = {}) =>
  createTrayView(
    {
      run: { open: 0, going: 0, done: 0, failed: 0, share: 0 },
      summary: summary(),
      credits: credits(),
      clipboardWatch: 'off',
      canCallBack: false,
      isAsking: false,
      isBroken: false,
      ...facts,
    },
    i18n,
    now,
  );
const blockedBy = (kind: 'credits' | 'client-id'): CreditsView =>
  credits({
    blocked:
      kind === 'credits' ? { kind, budget: 'user', needed: 10, until: at(14, 32) } : { kind, until: null },
    uploadsNow: 0,
  });

describe('the tray tells at a glance', () => {
  test('a question comes right after the queue', () => {
    const { lines, canCallBack } = look({ isAsking: true, canCallBack: true });
    expect(lines.slice(0, 2)).toEqual(['Загружать нечего', 'Вопрос ждёт ответа']);
    expect(canCallBack).toBe(true);
  });

  test('nothing to do, and the tightest budget on the gauge', () => {
    expect(look()).toEqual({
      lines: ['Загружать нечего', 'Сейчас есть место для 10 загрузок, обновится 14:32'],
      progress: null,
      gauge: 0.2,
      mark: 'none',
      open: 0,
      canCallBack: false,
      isPaused: false,
      clipboardWatch: 'off',
    });
  });

  test('how many are to go, and until when', () => {
    const busy = look({ summary: summary({ open: 22, uploading: 3, doneBy: at(13, 53) }) });
    expect(busy.lines[0]).toBe('Осталось 22 изображения, будет готово: 13:53');
    expect(busy).toMatchObject({ mark: 'busy', open: 22 });
  });

  test('waiting for credits: when it goes on', () => {
    const waiting = look({ summary: summary({ open: 5 }), credits: blockedBy('credits') });
    expect(waiting.lines).toEqual([
      'Ждут 5 изображений, продолжение: 14:32',
      'Сейчас места для загрузок нет, обновится 14:32',
    ]);
    expect(waiting.mark).toBe('waiting');
  });

  test('paused is said before all else', () => {
    const paused = look({ summary: summary({ paused: true, open: 1, failed: 2 }) });
    expect(paused.lines[0]).toBe('Пауза, осталось 1 изображение');
    expect(paused.mark).toBe('paused');
  });

  test('trouble: what only a person can mend, what failed, an engine that does not start', () => {
    const nameless = look({ summary: summary({ open: 1 }), credits: blockedBy('client-id') });
    expect(nameless).toMatchObject({ mark: 'trouble', lines: ['Ждёт 1 изображение', 'Не указан Client-ID'] });
    const failed = look({ summary: summary({ failed: 2 }) });
    expect(failed).toMatchObject({ mark: 'trouble' });
    expect(failed.lines[1]).toBe('Не загружено: 2 изображения');
    expect(look({ isBroken: true }).mark).toBe('trouble');
    // While others go, that is what the sign says; the failed ones stay in the lines.
    expect(look({ summary: summary({ open: 1, uploading: 1, failed: 2 }) }).mark).toBe('busy');
  });

  test('that the clipboard is watched, and that it rests', () => {
    expect(look({ clipboardWatch: 'on' }).lines.at(-1)).toBe('Скопированные изображения загружаются');
    expect(look({ clipboardWatch: 'paused' }).lines.at(-1)).toBe('Слежение за буфером приостановлено');
  });

  test('no budget known: no gauge', () => {
    expect(look({ credits: credits({ budgets: [] }) }).gauge).toBeNull();
  });
});

test('a sign lies over the icon where it is drawn, and lets it through where it is not', () => {
  const under = Uint8Array.from([10, 20, 30, 255, 10, 20, 30, 255, 10, 20, 30, 255]);
  const over = Uint8Array.from([0, 0, 0, 0, 200, 200, 200, 255, 100, 100, 100, 128]);
  expect([...composite(under, over)]).toEqual([10, 20, 30, 255, 200, 200, 200, 255, 105, 110, 115, 255]);
  expect(under[4]).toBe(10);
});

test('pictures of broken files are transparent, so that gauge and signs are drawn all the same', () => {
  const size = { width: 16, height: 16 };
  const broken = shapedAs(size, new Uint8Array(0));
  expect(composite(withGauge(broken, size, 0.5, 'calm'), shapedAs(size, new Uint8Array(3)))).toHaveLength(
    1_024,
  );
  const whole = new Uint8Array(1_024).fill(9);
  expect(shapedAs(size, whole)).toBe(whole);
});

describe('the gauge under the icon', () => {
  const size = { width: 16, height: 16 };
  const blank = new Uint8Array(16 * 16 * 4);
  const filled = (share: number) => {
    const drawn = withGauge(blank, size, share, 'calm');
    const lastRow = drawn.subarray(15 * 16 * 4);
    let count = 0;
    for (let x = 0; x < 16; x++) if (lastRow[x * 4 + 3] === 255) count += 1;
    return count;
  };

  test('is as long as what is left; a little is not nothing', () => {
    expect([0, 0.001, 0.5, 1].map(filled)).toEqual([0, 1, 8, 16]);
  });

  test('leaves the icon above it and the original alone', () => {
    const drawn = withGauge(blank, size, 1, 'calm');
    expect(drawn.subarray(0, 14 * 16 * 4).every((byte) => byte === 0)).toBe(true);
    expect(blank.every((byte) => byte === 0)).toBe(true);
  });
});
