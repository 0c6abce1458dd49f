import { CircleUser, EyeOff, KeyRound, LockKeyhole, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account, AccountsView } from '../../../contract/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { hasEnded } from '../../state/job-predicates.ts';
import { useActions, useWindowState } from '../../window-context.tsx';
import { FavoriteFolders } from './FavoriteFolders.tsx';

/** Lists the choices for uploads: anonymous, and each account. */
export function AccountPicker({ view, active }: { view: AccountsView; active: string | null }) {
  const i18n = useTranslator();
  const { chooseAccount } = useActions();
  return (
    <ul className="flex flex-col gap-4" aria-label={i18n.t('accounts.list')}>
      {view.accounts.map((account) => (
        <AccountOption key={account.id} account={account} isActive={account.id === active} />
      ))}
      <AccountRow
        icon={EyeOff}
        name={i18n.t('accounts.anonymous')}
        text={i18n.t('accounts.anonymous.text')}
        isActive={active === null}
        onChoose={() => void chooseAccount(null)}
      />
    </ul>
  );
}

const icons: Record<Account['state'], LucideIcon> = {
  'signed-in': CircleUser,
  'needs-sign-in': TriangleAlert,
  locked: LockKeyhole,
};

function AccountOption({ account, isActive }: { account: Account; isActive: boolean }) {
  const i18n = useTranslator();
  const { chooseAccount, signIn, signOut, unlockAccount } = useActions();
  const [isAsking, setIsAsking] = useState(false);
  const [isInFavorites, setIsInFavorites] = useState(false);
  const count = useWaitingCount(account.id);
  const { state, username, tokens } = account;
  const isFine = state === 'signed-in';
  const text = isFine
    ? i18n.t(`accounts.tokens.${tokens}`)
    : i18n.t(`accounts.state.${state}.text`, { count });
  return (
    <AccountRow
      icon={icons[state]}
      name={username}
      mark={isFine ? null : i18n.t(`accounts.state.${state}`)}
      text={text}
      isActive={isActive}
      onChoose={() => void chooseAccount(account.id)}
    >
      {state === 'needs-sign-in' && (
        <Button onPress={() => void signIn('token', i18n.language)}>
          {i18n.t('accounts.sign-in.again')}
        </Button>
      )}
      {state === 'locked' && (
        <Button onPress={() => void unlockAccount(account.id)}>{i18n.t('accounts.unlock')}</Button>
      )}
      {isFine && tokens === 'memory' && (
        <Button icon={KeyRound} onPress={() => void unlockAccount(account.id)}>
          {i18n.t('accounts.tokens.keep')}
        </Button>
      )}
      {isFine && (
        <Button variant="quiet" onPress={() => setIsInFavorites(true)}>
          {i18n.t('favorites.show')}
        </Button>
      )}
      {isInFavorites && <FavoriteFolders account={account} onClose={() => setIsInFavorites(false)} />}
      <Button variant="quiet" onPress={() => setIsAsking(true)}>
        {i18n.t('accounts.sign-out')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={i18n.t('accounts.sign-out.title', { name: username })}
          confirm={i18n.t('accounts.sign-out')}
          cancel={i18n.t('accounts.sign-out.stay')}
          onConfirm={() => void signOut(account)}
          onClose={() => setIsAsking(false)}
        >
          <p className="text-pretty text-ink-soft">{i18n.t('accounts.sign-out.text')}</p>
          {count > 0 && (
            <p className="text-pretty text-ink-soft">{i18n.t('accounts.sign-out.waiting', { count })}</p>
          )}
          {isActive && <p className="text-pretty text-ink-soft">{i18n.t('accounts.sign-out.active')}</p>}
        </ConfirmDialog>
      )}
    </AccountRow>
  );
}

function AccountRow({
  icon: Icon,
  name,
  mark = null,
  text,
  isActive,
  onChoose,
  children,
}: {
  icon: LucideIcon;
  name: string;
  /** The problem, in a word. */
  mark?: string | null;
  text: string;
  isActive: boolean;
  onChoose: () => void;
  children?: ReactNode;
}) {
  const i18n = useTranslator();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span
        className={`flex size-9 shrink-0 items-center justify-center rounded-md ${mark ? 'bg-warn-ground text-warn' : 'bg-picked text-accent'}`}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="flex min-w-44 flex-1 flex-col">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium [overflow-wrap:anywhere] select-text">{name}</span>
          {mark && <span className="text-12 text-warn">{mark}</span>}
        </span>
        <span className="text-12 text-pretty text-ink-faint">{text}</span>
      </span>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
        {children}
        {isActive ? (
          <span className="inline-flex h-8 items-center rounded-md bg-picked px-3 text-13 font-medium text-accent">
            {i18n.t('accounts.active')}
          </span>
        ) : (
          <Button aria-label={`${i18n.t('accounts.choose')}: ${name}`} onPress={onChoose}>
            {i18n.t('accounts.choose')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Returns how many pictures are still to be uploaded under this account. */
function useWaitingCount(id: string): number {
  return useWindowState((state) => {
    let count = 0;
    for (const job of state.mirror?.jobs.values() ?? []) if (job.account === id && !hasEnded(job)) count += 1;
    return count;
  });
}
