import { expect, test } from 'vitest';
import { type QuitAnswer, QuitQuestion } from '../../../main/desktop/app/quit-question.ts';

function question(state: { open: number | null; asks?: boolean; answer?: QuitAnswer }) {
  const done: string[] = [];
  let asks = state.asks ?? true;
  const quitQuestion = new QuitQuestion({
    summary: () => (state.open === null ? null : { open: state.open }),
    settings: () => ({ askBeforeQuit: asks }),
    changeSettings: ({ askBeforeQuit }) => {
      asks = askBeforeQuit;
      done.push(`asks: ${askBeforeQuit}`);
    },
    ask: async (open) => {
      done.push(`asked of ${open}`);
      return state.answer ?? { quits: true, asksAgain: true };
    },
    quit: () => void done.push('quit'),
  });
  return { quitQuestion, done };
}

test('tells of pictures that wait before it quits, and of nothing where none does', async () => {
  const waiting = question({ open: 3 });
  await waiting.quitQuestion.request();
  expect(waiting.done).toEqual(['asked of 3', 'quit']);
  for (const open of [0, null]) {
    const idle = question({ open });
    await idle.quitQuestion.request();
    expect(idle.done).toEqual(['quit']);
  }
});

test('stays when that is the answer, and keeps asking', async () => {
  const { quitQuestion, done } = question({ open: 1, answer: { quits: false, asksAgain: false } });
  await quitQuestion.request();
  await quitQuestion.request();
  expect(done).toEqual(['asked of 1', 'asked of 1']);
});

test('asks no more after "don’t ask again"', async () => {
  const { quitQuestion, done } = question({ open: 1, answer: { quits: true, asksAgain: false } });
  await quitQuestion.request();
  await quitQuestion.request();
  expect(done).toEqual(['asked of 1', 'asks: false', 'quit', 'quit']);
});

test('asks once while it is being asked', async () => {
  const { quitQuestion, done } = question({ open: 2 });
  await Promise.all([quitQuestion.request(), quitQuestion.request()]);
  expect(done).toEqual(['asked of 2', 'quit']);
});
