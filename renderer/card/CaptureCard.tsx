import {
  ArrowUpToLine,
  Check,
  CircleAlert,
  Copy,
  ExternalLink,
  FolderOpen,
  Image,
  type LucideIcon,
  Pencil,
  RotateCcw,
  TextSelect,
  Trash2,
  Undo2,
  Upload,
  X,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaptureCard } from '../../contract/capture.ts';
import type { ShellInput } from '../../contract/shell.ts';
import type { Translator } from '../../i18n/index.ts';
import { IconButton } from '../components/Button.tsx';
import { useCountdown } from '../components/use-countdown.ts';
import type { LinkFormName } from '../text/link-form-names.ts';
import { type CardText, cardText } from './card-text.ts';

type CardAction = ShellInput<'actOnCapture'>['act'];

interface Props {
  readonly card: CaptureCard;
  readonly i18n: Translator;
  readonly forms: readonly LinkFormName[];
  /** The pointer is over the cards, or the focus is in them: none is dismissed. */
  readonly isWatched: boolean;
  readonly onAct: (act: CardAction) => void;
}

/** Milliseconds before a card without news is dismissed. */
const autoDismissMs = 6_000;

/** Renders one capture: thumbnail, progress and actions. */
export function CaptureCardView({ card, i18n, forms, isWatched, onAct }: Props) {
  const [isChoosing, setIsChoosing] = useState(false);
  const text = cardText(card, i18n, Date.now());
  const state = card.upload?.state ?? null;
  const seconds = useCountdown(card.upload?.state === 'grace' ? card.upload.until : null);
  const title = seconds === null ? text.title : i18n.t('grace.left', { seconds });
  const stays =
    isWatched ||
    isChoosing ||
    text.tone === 'bad' ||
    // Whether it can be queued is still to be told.
    state === 'adding' ||
    // What is read is copied later, and this tells it.
    card.words === 'reading' ||
    state === 'uploading' ||
    state === 'looking' ||
    // What is found after the link was copied is to be seen.
    (card.upload?.state === 'uploaded' && card.upload.found !== undefined) ||
    state === 'held' ||
    state === 'grace' ||
    state === 'consent' ||
    state === 'deleting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state restarts the time limit
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => onAct({ kind: 'close' }), autoDismissMs);
    return () => clearTimeout(timer);
  }, [stays, state, card.saved, card.copied, card.words]);
  return (
    <article aria-label={text.title} className="flex flex-col gap-2 p-3">
      <div className="flex items-start gap-3">
        <Preview card={card} />
        <div className="min-w-0 flex-1">
          <p role="status" className="flex items-start gap-2 text-13 font-medium">
            <StateIcon tone={text.tone} card={card} />
            {/* A countdown is read out once, not each second. */}
            <span aria-hidden={seconds !== null} className="min-w-0 text-pretty">
              {title}
            </span>
            {seconds !== null && <span className="sr-only">{text.title}</span>}
          </p>
          <p className="text-12 text-pretty text-ink-soft [overflow-wrap:anywhere]">
            {text.detail ?? (card.picture && i18n.t('capture.region.size', thumbnailSize(card.picture)))}
          </p>
        </div>
        <IconButton
          icon={X}
          label={i18n.t('capture.card.close')}
          className="-mt-1 -mr-1"
          onPress={() => onAct({ kind: 'close' })}
        />
      </div>
      <Actions
        card={card}
        i18n={i18n}
        isChoosing={isChoosing}
        onChoose={() => setIsChoosing(!isChoosing)}
        onAct={onAct}
      />
      {isChoosing && state === 'uploaded' && (
        <ul aria-label={i18n.t('action.copy-as')} className="flex flex-wrap gap-1">
          {forms.map(({ id, text: name }) => (
            <li key={id}>
              <SmallButton
                onPress={() => {
                  setIsChoosing(false);
                  onAct({ kind: 'copy', form: id });
                }}
              >
                {name}
              </SmallButton>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

const thumbnailSize = ({ width, height }: { width: number; height: number }) => ({
  width: String(width),
  height: String(height),
});

function Preview({ card }: { card: CaptureCard }) {
  return (
    <span className="relative flex h-12 w-18 shrink-0 items-center justify-center overflow-hidden rounded-md bg-sunken text-ink-faint">
      {card.picture ? (
        <img src={card.picture.preview} alt="" draggable={false} className="size-full object-cover" />
      ) : (
        <Image size={20} aria-hidden />
      )}
      <span className="pointer-events-none absolute inset-0 rounded-[inherit] border border-ink/10" />
    </span>
  );
}

function StateIcon({ tone, card }: { tone: CardText['tone']; card: CaptureCard }) {
  if (tone === 'busy')
    return <ProgressRing share={card.upload?.state === 'uploading' ? card.upload.share : 0} />;
  if (tone === 'bad') return <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />;
  if (tone === 'good') return <Check size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />;
  return null;
}

const radius = 6.5;
const circumference = 2 * Math.PI * radius;

/** Shows the share that has been sent. Decoration: the words beside it say the same. */
function ProgressRing({ share }: { share: number }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden className="mt-0.5 shrink-0 -rotate-90">
      <circle cx="8" cy="8" r={radius} fill="none" strokeWidth="3" className="stroke-part-free" />
      <circle
        cx="8"
        cy="8"
        r={radius}
        fill="none"
        strokeWidth="3"
        strokeDasharray={circumference}
        strokeDashoffset={circumference * (1 - Math.min(Math.max(share, 0), 1))}
        className="stroke-active transition-[stroke-dashoffset]"
      />
    </svg>
  );
}

function Actions({
  card,
  i18n,
  isChoosing,
  onChoose,
  onAct,
}: {
  card: CaptureCard;
  i18n: Translator;
  isChoosing: boolean;
  onChoose: () => void;
  onAct: (act: CardAction) => void;
}) {
  const state = card.upload?.state ?? null;
  const isAsking = card.upload?.state === 'consent' && card.upload.asksFor > 0;
  const undo = (label: 'capture.card.undo' | 'capture.card.undo-delete' | 'capture.card.delete') => (
    <SmallButton
      icon={label === 'capture.card.delete' ? Trash2 : Undo2}
      onPress={() => onAct({ kind: 'undo' })}
    >
      {i18n.t(label)}
    </SmallButton>
  );
  const entries = [
    state === 'grace' && (
      <SmallButton key="call-back" icon={Undo2} onPress={() => onAct({ kind: 'undo' })}>
        {i18n.t('grace.call-back')}
      </SmallButton>
    ),
    state === 'grace' && (
      <SmallButton key="send-now" icon={ArrowUpToLine} onPress={() => onAct({ kind: 'send-now' })}>
        {i18n.t('action.send-now')}
      </SmallButton>
    ),
    // In the order of the window, which asks the same.
    isAsking && (
      <SmallButton key="decline" onPress={() => onAct({ kind: 'answer', answer: 'decline' })}>
        {i18n.t('consent.decline')}
      </SmallButton>
    ),
    isAsking && (
      <SmallButton
        key="accept"
        icon={Upload}
        isPrimary
        onPress={() => onAct({ kind: 'answer', answer: 'accept' })}
      >
        {i18n.t('consent.accept')}
      </SmallButton>
    ),
    state === 'uploaded' && (
      <SmallButton key="copy" icon={Copy} isExpanded={isChoosing} onPress={onChoose}>
        {i18n.t('action.copy-as')}
      </SmallButton>
    ),
    isEditable(card) && (
      <SmallButton key="edit" icon={Pencil} onPress={() => onAct({ kind: 'edit' })}>
        {i18n.t(hasEnded(card) ? 'capture.card.edit-copy' : 'capture.card.edit')}
      </SmallButton>
    ),
    state === 'uploaded' && (
      <SmallButton key="copy-text" icon={TextSelect} onPress={() => onAct({ kind: 'copy-text' })}>
        {i18n.t('reading.copy')}
      </SmallButton>
    ),
    state === 'uploaded' && (
      <SmallButton key="open" icon={ExternalLink} onPress={() => onAct({ kind: 'open' })}>
        {i18n.t('capture.card.open')}
      </SmallButton>
    ),
    card.upload?.state === 'held' && card.upload.found && !card.upload.forEdit && (
      <SmallButton key="send-as-it-is" icon={Upload} onPress={() => onAct({ kind: 'send-as-it-is' })}>
        {i18n.t('private.send')}
      </SmallButton>
    ),
    state === 'uploaded' && <span key="delete">{undo('capture.card.delete')}</span>,
    state === 'deleting' && <span key="keep">{undo('capture.card.undo-delete')}</span>,
    (state === 'waiting' || state === 'uploading') && <span key="undo">{undo('capture.card.undo')}</span>,
    state === 'failed' && (
      <SmallButton key="retry" icon={RotateCcw} onPress={() => onAct({ kind: 'retry' })}>
        {i18n.t('capture.card.retry')}
      </SmallButton>
    ),
    (state === 'failed' || (card.upload?.state === 'held' && !card.upload.forEdit)) && (
      <SmallButton key="show" icon={ExternalLink} onPress={() => onAct({ kind: 'open' })}>
        {i18n.t('capture.card.show')}
      </SmallButton>
    ),
    card.saved !== null && (
      <SmallButton key="reveal" icon={FolderOpen} onPress={() => onAct({ kind: 'reveal' })}>
        {i18n.t('capture.card.reveal')}
      </SmallButton>
    ),
  ].filter(Boolean);
  return entries.length === 0 ? null : <div className="flex flex-wrap gap-1">{entries}</div>;
}

/** Whether this upload has reached its final state, so that only a copy can be edited. */
const hasEnded = ({ upload }: CaptureCard) =>
  upload?.state === 'uploaded' || upload?.state === 'cancelled' || upload?.state === 'deleted';

const isEditable = (card: CaptureCard) => !card.picture?.isRecording && isEditableState(card);

const isEditableState = (card: CaptureCard) =>
  hasEnded(card) ||
  card.upload?.state === 'waiting' ||
  card.upload?.state === 'grace' ||
  card.upload?.state === 'failed' ||
  (card.upload?.state === 'held' && card.upload.forEdit);

function SmallButton({
  icon: Icon,
  isPrimary = false,
  isExpanded,
  onPress,
  children,
}: {
  icon?: LucideIcon;
  isPrimary?: boolean;
  isExpanded?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <AriaButton
      onPress={onPress}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      className={`inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-12 whitespace-nowrap transition-colors ${
        isPrimary
          ? 'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-press'
          : 'border border-line-strong bg-raised text-ink data-hovered:border-control-line data-pressed:bg-sunken'
      }`}
    >
      {Icon && <Icon size={14} aria-hidden className={isPrimary ? '' : 'text-ink-soft'} />}
      {children}
    </AriaButton>
  );
}
