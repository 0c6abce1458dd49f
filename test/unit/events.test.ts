import { expect, test } from 'vitest';
import { createEmitter } from '../../main/engine/events.ts';

interface CatEvents {
  meow: readonly [cat: string, times: number];
  sleep: readonly [];
}

test('every listener of an event hears it, in order and before the emitter goes on', () => {
  const cats = createEmitter<CatEvents>();
  const heard: string[] = [];
  cats.on('meow', (cat, times) => heard.push(`first ${cat} ${times}`));
  cats.on('meow', (cat) => heard.push(`second ${cat}`));
  cats.on('sleep', () => heard.push('sleep'));
  cats.emit('meow', 'Tom', 2);
  heard.push('after');
  expect(heard).toEqual(['first Tom 2', 'second Tom', 'after']);
});

test('who has left hears nothing any more, and nobody else leaves with it', () => {
  const cats = createEmitter<CatEvents>();
  const heard: string[] = [];
  const leave = cats.on('sleep', () => heard.push('first'));
  cats.on('sleep', () => heard.push('second'));
  leave();
  cats.emit('sleep');
  expect(heard).toEqual(['second']);
});

test('an event that nobody listens to is no fault', () => {
  const { emit } = createEmitter<CatEvents>();
  expect(() => emit('meow', 'Tom', 1)).not.toThrow();
});
