import { CircleAlert, CircleCheck, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslator } from '../i18n-context.tsx';
import { isMac } from '../platform.ts';
import { shortcutLetter } from '../shortcut-letter.ts';
import type { Toast } from '../state/window-store.ts';
import { useActions, useWindowState } from '../window-context.tsx';
import { Button, IconButton } from './Button.tsx';
import { useCountdown } from './use-countdown.ts';

/** How long a notice stays that has no end of its own: the rows keep saying what it said. */
const staysForMs: Readonly<Record<Toast['tone'], number>> = { good: 5_000, warn: 15_000, bad: 15_000 };

const toastIcons: Record<Toast['tone'], { icon: LucideIcon; colour: string }> = {
  good: { icon: CircleCheck, colour: 'text-good' },
  warn: { icon: TriangleAlert, colour: 'text-warn' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
};

/**
 * Shows the notices, below the screen so that they cover nothing. All disappear by themselves, and with the screen that
 * they were about.
 */
export function Toasts() {
  const i18n = useTranslator();
  const notices = useWindowState((state) => state.toasts);
  useUndoShortcut();
  return (
    <section aria-label={i18n.t('notice.label')} aria-live="polite" className="shrink-0">
      {notices.map((notice) => (
        <ToastCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

/** Undoes by Ctrl or ⌘+Z what the newest notice offers to undo; in a field and in the editor the keys are theirs. */
function useUndoShortcut() {
  const { undoNewest } = useActions();
  const isEditing = useWindowState((state) => state.editedJobId !== null);
  useEffect(() => {
    if (isEditing) return;
    const listen = (event: KeyboardEvent) => {
      const command = isMac ? event.metaKey : event.ctrlKey;
      if (!command || event.shiftKey || event.altKey || shortcutLetter(event) !== 'Z') return;
      if (isTextField(event.target)) return;
      if (undoNewest()) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [undoNewest, isEditing]);
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Returns false while the window is hidden. */
function useIsWindowVisible(): boolean {
  const subscribe = (changed: () => void) => {
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  };
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
}

function ToastCard({ notice }: { notice: Toast }) {
  const i18n = useTranslator();
  const { dismissNotice, notifySystem } = useActions();
  const isSeen = useIsWindowVisible();
  const screen = useWindowState((state) => state.screen);
  const [firstScreen] = useState(screen);
  const [isHeld, setIsHeld] = useState(false);
  const { id, tone, until, action, isInsideOnly = false } = notice;
  const seconds = useCountdown(until ?? null);
  const isOver = seconds === 0;
  useEffect(() => {
    if (isOver || (until === undefined && screen !== firstScreen)) dismissNotice(id);
    if (until !== undefined || !isSeen || isHeld) return;
    const timer = setTimeout(() => dismissNotice(id), staysForMs[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, until, isOver, isSeen, isHeld, screen, firstScreen, dismissNotice]);

  // A countdown is read out once, not each second.
  const [begun] = useState(seconds);
  const { title, detail } = notice.render(i18n, seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, in the words of that moment
  useEffect(() => {
    if (!isInsideOnly) void notifySystem(title, detail);
  }, [id]);
  const { icon: Icon, colour } = toastIcons[tone];
  return (
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      className="flex animate-appear items-start gap-2.5 border-t border-line bg-raised py-1.5 pr-2 pl-4"
    >
      <Icon size={16} aria-hidden className={`mt-1.5 shrink-0 ${colour}`} />
      <div className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">
        {begun === null ? (
          <p className="font-medium">{title}</p>
        ) : (
          <>
            <p aria-hidden className="font-medium">
              {title}
            </p>
            <p className="sr-only">{notice.render(i18n, begun).title}</p>
          </>
        )}
        {detail && <p className="text-12 text-pretty text-ink-soft">{detail}</p>}
      </div>
      {action && (
        <Button
          onPress={() => {
            dismissNotice(id);
            action.run();
          }}
        >
          {i18n.t(action.label)}
        </Button>
      )}
      <IconButton icon={X} label={i18n.t('notice.dismiss')} onPress={() => dismissNotice(id)} />
    </div>
  );
}
