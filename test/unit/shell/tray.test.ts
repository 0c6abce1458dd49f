import { describe, expect, test } from 'vitest';
import type { CreditsView, QueueSummary } from '../../../contract/records.ts';
import { createTranslator } from '../../../locales/index.ts';
import { withGauge } from '../../../main/shell/gauge.ts';
import { trayLook } from '../../../main/shell/tray-look.ts';

const now = new Date(2026, 2, 12, 13, 0).getTime();
const at = (hour: number, minute: number) => new Date(2026, 2, 12, hour, minute).getTime();
const words = createTranslator('ru');

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

describe('the tray tells at a glance', () => {
  test('nothing to do, and the tightest budget on the gauge', () => {
    expect(trayLook(summary(), credits(), words, now)).toEqual({
      lines: ['Загружать нечего', 'Сейчас есть место для 10 загрузок, обновится 14:32'],
      gauge: 0.2,
      tone: 'idle',
    });
  });

  test('how many are to go, and until when', () => {
    const look = trayLook(summary({ open: 22, uploading: 3, doneBy: at(13, 53) }), credits(), words, now);
    expect(look.lines[0]).toBe('Осталось 22 изображения, будет готово: 13:53');
    expect(look.tone).toBe('busy');
  });

  test('waiting for credits: when it goes on', () => {
    const blocked = { kind: 'credits' as const, budget: 'user', needed: 10, until: at(14, 32) };
    const look = trayLook(summary({ open: 5 }), credits({ blocked, uploadsNow: 0 }), words, now);
    expect(look.lines).toEqual([
      'Ждут 5 изображений, продолжение: 14:32',
      'Сейчас места для загрузок нет, обновится 14:32',
    ]);
    expect(look.tone).toBe('waiting');
  });

  test('paused is said before all else', () => {
    expect(trayLook(summary({ paused: true, open: 1 }), credits(), words, now).lines[0]).toBe(
      'Пауза, осталось 1 изображение',
    );
  });

  test('no budget known: no gauge', () => {
    expect(trayLook(summary(), credits({ budgets: [] }), words, now).gauge).toBeNull();
  });
});

describe('the gauge under the icon', () => {
  const size = { width: 16, height: 16 };
  const blank = new Uint8Array(16 * 16 * 4);
  const filled = (share: number) => {
    const drawn = withGauge(blank, size, share, 'busy');
    const lastRow = drawn.subarray(15 * 16 * 4);
    let count = 0;
    for (let x = 0; x < 16; x++) if (lastRow[x * 4 + 3] === 255) count += 1;
    return count;
  };

  test('is as long as what is left; a little is not nothing', () => {
    expect([0, 0.001, 0.5, 1].map(filled)).toEqual([0, 1, 8, 16]);
  });

  test('leaves the icon above it and the original alone', () => {
    const drawn = withGauge(blank, size, 1, 'busy');
    expect(drawn.subarray(0, 14 * 16 * 4).every((byte) => byte === 0)).toBe(true);
    expect(blank.every((byte) => byte === 0)).toBe(true);
  });
});
