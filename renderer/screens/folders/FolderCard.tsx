import {
  CircleCheck,
  CirclePause,
  CircleX,
  Ellipsis,
  FolderOpen,
  FolderX,
  Hourglass,
  Info,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  RefreshCw,
  ScanSearch,
  TriangleAlert,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { FolderState, WatchedFolder } from '../../../contract/folders.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { HostMark } from '../../components/HostMark.tsx';
import { MenuEntries } from '../../components/menu.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useFolderActions } from '../../window-context.tsx';

type Tone = 'calm' | 'good' | 'warn' | 'bad';
const tones: Record<Tone, string> = {
  calm: 'text-ink-soft',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};
const stateIcons: Record<FolderState['kind'], { icon: LucideIcon; tone: Tone }> = {
  off: { icon: CirclePause, tone: 'calm' },
  scanning: { icon: ScanSearch, tone: 'calm' },
  watching: { icon: CircleCheck, tone: 'good' },
  missing: { icon: FolderX, tone: 'warn' },
  unreadable: { icon: CircleX, tone: 'bad' },
};

export const folderName = (path: string): string =>
  path.split(/[\\/]/).findLast((part) => part !== '') ?? path;

/** Shows one watched folder: its state, its pictures, and its questions to the user. */
export function FolderCard({ folder, onChange }: { folder: WatchedFolder; onChange: () => void }) {
  const i18n = useTranslator();
  const { answerExistingFiles, setEnabled } = useFolderActions();
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, path, state, asking, polled, unfinished, unnameable, trouble, isOn } = folder;
  const name = folderName(path);
  const { icon: Mark, tone } = stateIcons[state.kind];
  return (
    <li className="rounded-lg border border-line bg-raised">
      <div className="flex items-start gap-3 p-4">
        <FolderOpen size={20} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-13 font-semibold">{name}</h2>
          <p className="truncate text-12 text-ink-faint select-text" title={path}>
            {path}
          </p>
          <p className={`mt-1.5 flex items-center gap-1.5 text-12 ${tones[tone]}`}>
            <Mark size={16} aria-hidden className="shrink-0" />
            <span className="truncate font-medium">
              {i18n.t(`folders.state.${state.kind}`, {
                seen: state.kind === 'scanning' ? state.seen : 0,
              })}
            </span>
          </p>
          <FolderCounts folder={folder} />
        </div>
        {folder.isLasting && (
          <div className="flex items-center gap-1">
            <Button
              variant="quiet"
              icon={isOn ? Pause : Play}
              onPress={() => void setEnabled(id, !isOn)}
              aria-label={`${i18n.t(isOn ? 'folders.pause' : 'folders.resume')}: ${name}`}
            >
              {i18n.t(isOn ? 'folders.pause' : 'folders.resume')}
            </Button>
            <FolderMenu
              folder={folder}
              name={name}
              onChange={onChange}
              onRemove={() => setIsRemoving(true)}
            />
          </div>
        )}
      </div>
      <div className="empty:hidden *:border-t *:border-line *:px-4 *:py-2.5">
        {asking > 0 && isOn && (
          <FolderDetail icon={Info} tone="calm" text={i18n.t('folders.asking', { count: asking })}>
            <Button onPress={() => void answerExistingFiles(id, 'ignore')}>
              {i18n.t('folders.asking.ignore')}
            </Button>
            <Button onPress={() => void answerExistingFiles(id, 'upload')}>
              {i18n.t('folders.asking.upload', { count: asking })}
            </Button>
          </FolderDetail>
        )}
        {state.kind === 'missing' && (
          <FolderDetail icon={TriangleAlert} tone="warn" text={i18n.t('folders.state.missing.text')} />
        )}
        {state.kind === 'unreadable' && <FolderError failure={state.error} />}
        {trouble && <FolderError failure={trouble} />}
        {unfinished.count > 0 && (
          <FolderDetail
            icon={Hourglass}
            tone="calm"
            text={i18n.t('folders.unfinished', {
              count: unfinished.count,
              name: unfinished.names[0] ?? '',
              others: unfinished.count - 1,
            })}
          />
        )}
        {unnameable.count > 0 && (
          <FolderDetail
            icon={TriangleAlert}
            tone="warn"
            text={i18n.t('folders.unnameable', {
              count: unnameable.count,
              name: unnameable.names[0] ?? '',
            })}
          />
        )}
        {polled && <FolderDetail icon={RefreshCw} tone="calm" text={i18n.t(`folders.polled.${polled}`)} />}
        {!folder.isLasting && <FolderDetail icon={Info} tone="calm" text={i18n.t('folders.by-command')} />}
      </div>
      {isRemoving && <RemoveFolderDialog id={id} name={name} onClose={() => setIsRemoving(false)} />}
    </li>
  );
}

function FolderCounts({ folder: { taken, last, host } }: { folder: WatchedFolder }) {
  const i18n = useTranslator();
  const now = useNow();
  return (
    <div className="mt-0.5 flex gap-3 text-12 text-ink-soft">
      <p className="truncate">
        {i18n.t('folders.taken', { count: taken })}
        {last && (
          <>
            ,{' '}
            {i18n.t('folders.last', { name: folderName(last.name), time: i18n.formatDateTime(last.at, now) })}
          </>
        )}
      </p>
      {host !== null && <HostMark host={host} />}
    </div>
  );
}

function FolderMenu({
  folder,
  name,
  onChange,
  onRemove,
}: {
  folder: WatchedFolder;
  name: string;
  onChange: () => void;
  onRemove: () => void;
}) {
  const i18n = useTranslator();
  const { rescan } = useFolderActions();
  const label = i18n.t('folders.more', { name });
  const isThere = folder.state.kind === 'watching' || folder.state.kind === 'scanning';
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} />
      <Popover className="min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised">
        <MenuEntries
          label={label}
          entries={[
            { id: 'change', text: i18n.t('folders.change'), icon: Pencil, onAction: onChange },
            ...(isThere
              ? [
                  {
                    id: 'rescan',
                    text: i18n.t('folders.rescan'),
                    icon: ScanSearch,
                    onAction: () => void rescan(folder.id),
                  },
                ]
              : []),
            {
              id: 'remove',
              text: i18n.t('folders.remove'),
              icon: FolderX,
              separated: true,
              onAction: onRemove,
            },
          ]}
        />
      </Popover>
    </MenuTrigger>
  );
}

function RemoveFolderDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const i18n = useTranslator();
  const { remove } = useFolderActions();
  return (
    <ConfirmDialog
      title={i18n.t('folders.remove.title', { name })}
      confirm={i18n.t('folders.remove.confirm')}
      cancel={i18n.t('folders.cancel')}
      onConfirm={() => void remove(id)}
      onClose={onClose}
    >
      <p className="text-pretty text-ink-soft">{i18n.t('folders.remove.text')}</p>
    </ConfirmDialog>
  );
}

function FolderError({ failure }: { failure: Parameters<typeof describeError>[1] }) {
  const i18n = useTranslator();
  const { title, advice } = describeError(i18n, failure);
  return <FolderDetail icon={TriangleAlert} tone="bad" text={`${title} ${advice}`} />;
}

function FolderDetail({
  icon: Icon,
  tone,
  text,
  children,
}: {
  icon: LucideIcon;
  tone: Tone;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="flex min-w-48 flex-1 items-start gap-2 text-12 text-pretty">
        <Icon size={16} aria-hidden className={`shrink-0 ${tones[tone]}`} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
      </p>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
