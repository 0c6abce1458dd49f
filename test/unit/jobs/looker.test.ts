import { describe, expect, test } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Finding, Looked } from '../../../contract/reading.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { allowFindings, lookChoiceOf, reportedKinds } from '../../../main/engine/jobs/look-choice.ts';
import { createLooker, type LookerOptions, type PrivateFinder } from '../../../main/engine/jobs/looker.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';

const settings = settingsSchema.parse({});
const media = { kind: 'image', sha256: 'a' } as StoredJob['media'];
const jobOf = (change: Partial<StoredJob> = {}) =>
  ({
    id: 'job',
    origin: 'capture',
    source: { kind: 'file', path: '/shot.png' },
    media,
    held: null,
    looked: null,
    ...change,
  }) as StoredJob;
const card: Finding = { kind: 'card', boxes: [{ x: 1, y: 2, width: 3, height: 4 }] };
const email: Finding = { kind: 'email', boxes: [{ x: 1, y: 2, width: 3, height: 4 }] };

/** A looker over one job, whose looks end with what is given. */
function looking(job: StoredJob, found: readonly Finding[] | AppError, isReady = true) {
  const ended: Looked[] = [];
  const looked: boolean[] = [];
  const store = {
    jobs: {
      get: () => job,
      endLook: (_id: string, _sha256: string, result: Looked) => {
        ended.push(result);
        return { ...job, looked: result };
      },
    },
    settings: { read: () => settings },
  } as unknown as LookerOptions['store'];
  const find: PrivateFinder['find'] = async () => {
    if (found instanceof AppError) throw found;
    return found;
  };
  const onLooked = (_: StoredJob, hadWaited: boolean) => void looked.push(hadWaited);
  return {
    looker: createLooker({ store, finder: { isReady, keepsWords: false, find }, onLooked }),
    ended,
    looked,
    store,
  };
}

describe('a look', () => {
  test('tells what is reported of its way in, and nothing else', async () => {
    const { looker, ended, looked } = looking(jobOf({ held: { why: 'look' } }), [card, email]);
    looker.add(jobOf({ held: { why: 'look' } }));
    await looker.settled('job');
    expect(ended).toEqual([{ found: [card], failure: null }]);
    expect(looked).toEqual([true]);
  });

  test('that fails is told, and holds up nothing', async () => {
    const failed = new AppError(errorData('not-readable', 'no', { reason: 'type' }));
    const { looker, ended } = looking(jobOf(), failed);
    looker.add(jobOf());
    await looker.settled('job');
    expect(ended).toMatchObject([{ found: [], failure: { code: 'not-readable' } }]);
  });

  test('is not begun where there is nothing to read with, unless somebody waits for it', async () => {
    const { looker, ended } = looking(jobOf(), [card], false);
    looker.add(jobOf());
    await looker.settled('job');
    expect(ended).toEqual([]);
    looker.add(jobOf({ held: { why: 'look' } }));
    await looker.settled('job');
    expect(ended.length).toBe(1);
  });

  test('that is called off keeps its picture for the next start', async () => {
    const { looker } = looking(jobOf(), [card]);
    looker.add(jobOf());
    looker.add(jobOf({ id: 'next' }));
    let isLetGo = false;
    for (const id of ['job', 'next'])
      void looker.settled(id).then(() => {
        isLetGo = true;
      });
    await looker.stop();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(isLetGo).toBe(false);
  });

  test('waits for the app where nobody could decide', async () => {
    const { store, ended, looked } = looking(jobOf(), [card]);
    const looker = createLooker({ store, finder: null, onLooked: () => void looked.push(true) });
    looker.add(jobOf({ held: { why: 'look' } }));
    await looker.settled('job');
    expect([ended, looked]).toEqual([[], []]);
    await looker.stop();
  });
});

test('who chooses a picture is not asked about it, and nothing is looked at twice', () => {
  expect(lookChoiceOf(jobOf(), settings)).toBe('warn');
  expect(lookChoiceOf(jobOf({ origin: 'paste' }), settings)).toBe('warn');
  expect(lookChoiceOf(jobOf({ origin: 'folder' }), settings)).toBe('off');
  expect(lookChoiceOf(jobOf({ origin: 'drop' }), settings)).toBe('off');
  expect(lookChoiceOf(jobOf({ looked: { found: [], failure: null } }), settings)).toBe('off');
  expect(lookChoiceOf(jobOf(), { ...settings, lookKinds: [] })).toBe('off');
});

test('what is always allowed of one way in is still reported of another', () => {
  const held = jobOf({ held: { why: 'private' }, looked: { found: [card], failure: null } });
  const lookAllowed = allowFindings([held, held], []);
  expect(lookAllowed).toEqual([{ way: 'capture', kind: 'card' }]);
  expect(reportedKinds(jobOf(), { ...settings, lookAllowed }).has('card')).toBe(false);
  expect(reportedKinds(jobOf({ origin: 'folder' }), { ...settings, lookAllowed }).has('card')).toBe(true);
});
