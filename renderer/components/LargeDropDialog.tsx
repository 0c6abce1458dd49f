import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Translator } from '../../i18n/index.ts';
import { useNow, useWords } from '../i18n-context.tsx';
import { roomInQueue } from '../state/job-predicates.ts';
import type { BigDrop } from '../state/window-store.ts';
import { reasonWords } from '../text/job-state-text.ts';
import { useWindow } from '../window-context.tsx';
import { Button } from './Button.tsx';

/** Before very many pictures are added: when they would be done, and the choice. */
export function BigDropDialog() {
  const drop = useWindow((state) => state.bigDrops[0] ?? null);
  return drop && <Question key={drop.id} drop={drop} />;
}

function Question({ drop }: { drop: BigDrop }) {
  const words = useWords();
  const { count, refused, answer } = drop;
  return (
    <ModalOverlay
      isOpen
      onOpenChange={() => answer(false)}
      className="fixed inset-0 z-40 flex items-center justify-center bg-ground/80 p-6"
    >
      <Modal className="flex max-h-full w-full max-w-110 animate-appear flex-col rounded-lg border border-line-strong bg-raised shadow-raised">
        <Dialog role="alertdialog" className="min-h-0 overflow-y-auto p-5 outline-none">
          <Heading slot="title" className="text-15 font-semibold">
            {words.text('big.title', { count })}
          </Heading>
          <Prospect count={count} doneBy={drop.doneBy} />
          <p className="mt-2 text-pretty text-ink-soft">
            {words.text('big.hidden')}
            {refused > 0 && <> {words.text('big.refused', { count: refused })}</>}
          </p>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Button onPress={() => answer(false)}>{words.text('big.leave')}</Button>
            <Button look="primary" autoFocus onPress={() => answer(true)}>
              {words.text('big.add', { count })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** When they would be done or that it cannot be told, and why they wait. */
function Prospect({ count, doneBy }: { count: number; doneBy: number | null }) {
  const words = useWords();
  const now = useNow();
  const room = useWindow((state) => (state.mirror ? roomInQueue(state.mirror) : 0));
  const isPaused = useWindow((state) => state.mirror?.summary.paused ?? false);
  const blocked = useWindow((state) => state.mirror?.credits.blocked ?? null);
  const cause = isPaused ? words.text('big.paused') : blocked && reasonWords(words, blocked, now).sentence;
  const isKnown = doneBy !== null && !isPaused;
  return (
    <p className="mt-2 text-pretty">
      <span className="font-medium">
        {isKnown ? words.text('big.done-by', { time: words.moment(doneBy, now) }) : words.text('big.unknown')}
      </span>{' '}
      {cause ?? (isKnown && roomWords(words, room, count))}
    </p>
  );
}

function roomWords(words: Translator, room: number, count: number): string {
  const fits = room >= count ? 'all' : room === 0 ? 'none' : 'some';
  return words.text('big.room', { fits, room });
}
