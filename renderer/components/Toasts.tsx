import { CircleAlert, CircleCheck, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslator } from '../i18n-context.tsx';
import type { Toast } from '../state/window-store.ts';
import { useActions, useWindowState } from '../window-context.tsx';
import { Button, IconButton } from './Button.tsx';
import { useCountdown } from './use-countdown.ts';

const autoDismissMs = 5_000;

const toastIcons: Record<Toast['tone'], { icon: LucideIcon; colour: string }> = {
  good: { icon: CircleCheck, colour: 'text-good' },
  warn: { icon: TriangleAlert, colour: 'text-warn' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
};

/** Shows the notices. Successes disappear by themselves; the rest stays until it is dismissed. */
export function Toasts() {
  const i18n = useTranslator();
  const notices = useWindowState((state) => state.toasts);
  return (
    <section
      aria-label={i18n.t('notice.label')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-16 z-20 flex flex-col items-center gap-2 px-4"
    >
      {notices.map((notice) => (
        <ToastCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

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
  const { id, tone, until, action } = notice;
  const seconds = useCountdown(until ?? null);
  const isOver = seconds === 0;
  useEffect(() => {
    if (isOver) dismissNotice(id);
    if (until !== undefined || tone !== 'good' || !isSeen) return;
    const timer = setTimeout(() => dismissNotice(id), autoDismissMs);
    return () => clearTimeout(timer);
  }, [id, tone, until, isOver, isSeen, dismissNotice]);

  // A countdown is read out once, not each second.
  const [begun] = useState(seconds);
  const { title, detail } = notice.render(i18n, seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, in the words of that moment
  useEffect(() => void notifySystem(title, detail), [id]);
  const { icon: Icon, colour } = toastIcons[tone];
  return (
    <div className="pointer-events-auto flex max-w-120 animate-appear items-start gap-2.5 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-raised">
      <Icon size={16} aria-hidden className={`mt-1.5 shrink-0 ${colour}`} />
      <div className="min-w-0 py-1 [overflow-wrap:anywhere]">
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
