import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Translator } from '../../i18n/index.ts';
import { useNow, useTranslator } from '../i18n-context.tsx';
import { queueCapacity } from '../state/job-predicates.ts';
import type { LargeDrop } from '../state/window-store.ts';
import { describeWait } from '../text/job-state-text.ts';
import { useWindowState } from '../window-context.tsx';
import { Button } from './Button.tsx';

/** Asks for confirmation before very many pictures are added, with the estimated end. */
export function LargeDropDialog() {
  const drop = useWindowState((state) => state.largeDrops[0] ?? null);
  return drop && <LargeDropPrompt key={drop.id} drop={drop} />;
}

function LargeDropPrompt({ drop }: { drop: LargeDrop }) {
  const i18n = useTranslator();
  const { count, refused, answer } = drop;
  return (
    <ModalOverlay
      isOpen
      onOpenChange={() => answer(false)}
      className="fixed inset-0 z-40 flex items-center justify-center bg-veil p-6"
    >
      <Modal className="flex max-h-full w-full max-w-110 animate-appear flex-col rounded-lg border border-line-strong bg-raised shadow-raised">
        <Dialog role="alertdialog" className="min-h-0 overflow-y-auto p-5 outline-none">
          <Heading slot="title" className="text-15 font-semibold">
            {i18n.t('big.title', { count })}
          </Heading>
          <EstimatedFinish count={count} doneBy={drop.doneBy} />
          <p className="mt-2 text-pretty text-ink-soft">
            {i18n.t('big.hidden')}
            {refused > 0 && <> {i18n.t('big.refused', { count: refused })}</>}
          </p>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Button onPress={() => answer(false)}>{i18n.t('big.leave')}</Button>
            <Button variant="primary" autoFocus onPress={() => answer(true)}>
              {i18n.t('big.add', { count })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Shows the estimated end, or that it is unknown, and why the pictures wait. */
function EstimatedFinish({ count, doneBy }: { count: number; doneBy: number | null }) {
  const i18n = useTranslator();
  const now = useNow();
  const room = useWindowState((state) => (state.mirror ? queueCapacity(state.mirror) : 0));
  const isPaused = useWindowState((state) => state.mirror?.summary.paused ?? false);
  const blocked = useWindowState((state) => state.mirror?.credits.blocked ?? null);
  const cause = isPaused ? i18n.t('big.paused') : blocked && describeWait(i18n, blocked, now).sentence;
  const isKnown = doneBy !== null && !isPaused;
  return (
    <p className="mt-2 text-pretty">
      <span className="font-medium">
        {isKnown ? i18n.t('big.done-by', { time: i18n.formatDateTime(doneBy, now) }) : i18n.t('big.unknown')}
      </span>{' '}
      {cause ?? (isKnown && describeQueueCapacity(i18n, room, count))}
    </p>
  );
}

function describeQueueCapacity(i18n: Translator, room: number, count: number): string {
  const fits = room >= count ? 'all' : room === 0 ? 'none' : 'some';
  return i18n.t('big.room', { fits, room });
}
