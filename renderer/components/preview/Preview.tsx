import { ChevronLeft, ChevronRight, ExternalLink, TextSelect, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Size } from '../../editor/model/geometry.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useSetWindowState, useWindowState } from '../../window-context.tsx';
import { IconButton } from '../Button.tsx';
import { PreviewStage } from './PreviewStage.tsx';
import { isVideo, type PreviewSubject } from './preview-subject.ts';
import { useMarks } from './use-marks.ts';
import { type PictureView, usePictureView } from './use-picture-view.ts';
import { type PreviewList, usePreviewList } from './use-preview-list.ts';

/** Shows one picture of the queue or the library large, over the window; arrows go through the list. */
export function Preview() {
  const shown = useWindowState((state) => state.preview);
  return shown && <PreviewOf shown={shown} />;
}

function PreviewOf({ shown }: { shown: { readonly kind: 'jobs' | 'items'; readonly id: string } }) {
  const i18n = useTranslator();
  const change = useSetWindowState();
  const list = usePreviewList(shown);
  const close = () => change({ preview: null });
  const isGone = list.at < 0 && list.subject === null;
  useEffect(() => {
    // What is shown left the list, for example because it was removed.
    if (isGone) change({ preview: null });
  }, [isGone, change]);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      className="fixed inset-0 z-40 animate-appear bg-ground"
    >
      <Modal className="size-full">
        <Dialog aria-label={i18n.t('preview.label')} className="flex size-full flex-col outline-none">
          {list.subject ? (
            <Subject key={list.subject.id} subject={list.subject} list={list} onClose={close} />
          ) : (
            <div className="flex justify-end p-2">
              <IconButton icon={X} label={i18n.t('action.close')} onPress={close} />
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Size of a picture of which nothing is known yet. */
const unknownSize: Size = { width: 640, height: 480 };

function Subject({
  subject,
  list,
  onClose,
}: {
  subject: PreviewSubject;
  list: PreviewList;
  onClose: () => void;
}) {
  const { media } = subject;
  const [own, setOwn] = useState<Size | null>(null);
  const told =
    media?.width != null && media.height != null ? { width: media.width, height: media.height } : null;
  const size = own ?? told ?? unknownSize;
  const picture = usePictureView(size);
  const marks = useMarks(subject);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (pressPreviewKey(event, picture, list, onClose)) event.preventDefault();
  });
  useEffect(() => {
    // Whatever in the dialog has the focus, or nothing, where a button for the next picture is gone at the last.
    // The key that opened this one comes by here, too.
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) press(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PreviewBar
        subject={subject}
        size={own ?? told}
        picture={picture}
        list={list}
        marked={marks?.boxes.length ?? 0}
        onClose={onClose}
      />
      <div className="relative flex min-h-0 flex-1">
        <PreviewStage subject={subject} size={size} picture={picture} marks={marks} onSize={setOwn} />
        <Turn list={list} by={-1} />
        <Turn list={list} by={1} />
      </div>
    </div>
  );
}

/**
 * Handles a key of the large view.
 * @returns false where it has no meaning, or belongs to a button or to the video's controls
 */
function pressPreviewKey(
  event: KeyboardEvent,
  picture: PictureView,
  { at, count, go }: PreviewList,
  onClose: () => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  const isVideoKey = target instanceof HTMLVideoElement;
  const isOnButton = target instanceof Element && target.closest('button') !== null;
  const isButtonKey = isOnButton && (event.key === ' ' || event.key === 'Enter');
  if (isButtonKey || (isVideoKey && event.key !== 'PageUp' && event.key !== 'PageDown')) return false;
  switch (event.key) {
    case ' ':
    case 'Enter':
      onClose();
      return true;
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      go(at - 1);
      return true;
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      go(at + 1);
      return true;
    case 'Home':
      go(0);
      return true;
    case 'End':
      go(count - 1);
      return true;
    case '+':
    case '=':
      picture.step('in');
      return true;
    case '-':
      picture.step('out');
      return true;
    case '0':
      picture.fit();
      return true;
    case '1':
      picture.actual();
      return true;
    default:
      return false;
  }
}

function PreviewBar({
  subject,
  size,
  picture,
  list,
  marked,
  onClose,
}: {
  subject: PreviewSubject;
  size: Size | null;
  picture: PictureView;
  list: PreviewList;
  /** Number of words that are marked. */
  marked: number;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { openLink, copyPictureText } = useActions();
  const platform = useWindowState((state) => state.shell?.platform ?? null);
  const ownsTitleBar = platform === 'darwin' || platform === 'win32';
  const { media, page, name } = subject;
  const facts = [
    list.at >= 0 &&
      i18n.t('preview.position', {
        at: i18n.formatNumber(list.at + 1),
        count: i18n.formatNumber(list.count),
      }),
    size &&
      i18n.t('inspector.dimensions.value', {
        width: i18n.formatNumber(size.width),
        height: i18n.formatNumber(size.height),
      }),
    media && i18n.formatSize(media.bytes),
    marked > 0 && i18n.t('preview.marked', { count: marked }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <header className={`shrink-0 border-b border-line ${ownsTitleBar ? 'title-bar-room' : ''}`}>
      <div className="flex h-14 items-center gap-1 pr-3 pl-4">
        <div className="mr-2 min-w-0 flex-1">
          <Heading slot="title" className="truncate text-15 font-semibold">
            {name}
          </Heading>
          <p className="truncate text-12 text-ink-soft tabular-nums">{facts.join(' · ')}</p>
        </div>
        {!isVideo(subject) && <ZoomButtons picture={picture} />}
        {!isVideo(subject) && subject.hasPicture && (
          <IconButton
            icon={TextSelect}
            label={i18n.t('reading.copy')}
            onPress={() =>
              void copyPictureText(subject.kind === 'jobs' ? { jobId: subject.id } : { itemId: subject.id })
            }
          />
        )}
        {page !== null && (
          <IconButton
            icon={ExternalLink}
            label={i18n.t('action.open-link')}
            onPress={() => void openLink(page)}
          />
        )}
        <IconButton icon={X} label={i18n.t('action.close')} onPress={onClose} />
      </div>
    </header>
  );
}

function ZoomButtons({ picture }: { picture: PictureView }) {
  const i18n = useTranslator();
  const percent = i18n.formatNumber(Math.round(picture.view.zoom * 100));
  return (
    <>
      <IconButton icon={ZoomOut} label={i18n.t('editor.zoom.out')} onPress={() => picture.step('out')} />
      <AriaButton
        aria-label={`${i18n.t('editor.zoom.value', { percent })}, ${i18n.t(picture.isFitted ? 'preview.actual' : 'editor.zoom.fit')}`}
        onPress={() => (picture.isFitted ? picture.actual() : picture.fit())}
        className="no-drag h-7 min-w-14 rounded-md px-1.5 text-12 text-ink-soft tabular-nums transition-colors data-hovered:bg-sunken data-hovered:text-ink"
      >
        {i18n.t('editor.zoom.value', { percent })}
      </AriaButton>
      <IconButton icon={ZoomIn} label={i18n.t('editor.zoom.in')} onPress={() => picture.step('in')} />
    </>
  );
}

/** Renders the button to the picture before or after this one; none at the ends of the list. */
function Turn({ list, by }: { list: PreviewList; by: -1 | 1 }) {
  const i18n = useTranslator();
  const to = list.at + by;
  if (list.at < 0 || to < 0 || to >= list.count) return null;
  return (
    <div className={`absolute top-1/2 -mt-5 ${by === -1 ? 'left-3' : 'right-3'}`}>
      <IconButton
        icon={by === -1 ? ChevronLeft : ChevronRight}
        label={i18n.t(by === -1 ? 'preview.previous' : 'preview.next')}
        onPress={() => list.go(to)}
        className="size-10 border border-line-strong bg-raised shadow-raised"
      />
    </div>
  );
}
