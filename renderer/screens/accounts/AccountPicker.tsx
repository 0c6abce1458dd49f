import { CircleUser, EyeOff, KeyRound, LockKeyhole, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account, AccountsView } from '../../../contract/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/ConfirmDialog.tsx';
import { useWords } from '../../i18n-context.tsx';
import { hasEnded } from '../../state/job-predicates.ts';
import { useIntents, useWindow } from '../../window-context.tsx';
import { FavoriteFolders } from './FavoriteFolders.tsx';

/** Everybody under whom pictures can go up: nobody in particular, and each account. */
export function Uploaders({ view, active }: { view: AccountsView; active: string | null }) {
  const words = useWords();
  const { chooseAccount } = useIntents();
  return (
    <ul className="flex flex-col gap-4" aria-label={words.text('accounts.list')}>
      {view.accounts.map((account) => (
        <Entry key={account.id} account={account} isActive={account.id === active} />
      ))}
      <Row
        icon={EyeOff}
        name={words.text('accounts.anonymous')}
        text={words.text('accounts.anonymous.text')}
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

function Entry({ account, isActive }: { account: Account; isActive: boolean }) {
  const words = useWords();
  const { chooseAccount, signIn, signOut, unlockAccount } = useIntents();
  const [isAsking, setIsAsking] = useState(false);
  const [isInFavorites, setIsInFavorites] = useState(false);
  const count = useWaiting(account.id);
  const { state, username, tokens } = account;
  const isFine = state === 'signed-in';
  const text = isFine
    ? words.text(`accounts.tokens.${tokens}`)
    : words.text(`accounts.state.${state}.text`, { count });
  return (
    <Row
      icon={icons[state]}
      name={username}
      mark={isFine ? null : words.text(`accounts.state.${state}`)}
      text={text}
      isActive={isActive}
      onChoose={() => void chooseAccount(account.id)}
    >
      {state === 'needs-sign-in' && (
        <Button onPress={() => void signIn('token', words.language)}>
          {words.text('accounts.sign-in.again')}
        </Button>
      )}
      {state === 'locked' && (
        <Button onPress={() => void unlockAccount(account.id)}>{words.text('accounts.unlock')}</Button>
      )}
      {isFine && tokens === 'memory' && (
        <Button icon={KeyRound} onPress={() => void unlockAccount(account.id)}>
          {words.text('accounts.tokens.keep')}
        </Button>
      )}
      {isFine && (
        <Button look="quiet" onPress={() => setIsInFavorites(true)}>
          {words.text('favorites.show')}
        </Button>
      )}
      {isInFavorites && <FavoriteFolders account={account} onClose={() => setIsInFavorites(false)} />}
      <Button look="quiet" onPress={() => setIsAsking(true)}>
        {words.text('accounts.sign-out')}
      </Button>
      {isAsking && (
        <Confirm
          title={words.text('accounts.sign-out.title', { name: username })}
          confirm={words.text('accounts.sign-out')}
          cancel={words.text('accounts.sign-out.stay')}
          onConfirm={() => void signOut(account)}
          onClose={() => setIsAsking(false)}
        >
          <p className="text-pretty text-ink-soft">{words.text('accounts.sign-out.text')}</p>
          {count > 0 && (
            <p className="text-pretty text-ink-soft">{words.text('accounts.sign-out.waiting', { count })}</p>
          )}
          {isActive && <p className="text-pretty text-ink-soft">{words.text('accounts.sign-out.active')}</p>}
        </Confirm>
      )}
    </Row>
  );
}

function Row({
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
  /** What is wrong, in a word. */
  mark?: string | null;
  text: string;
  isActive: boolean;
  onChoose: () => void;
  children?: ReactNode;
}) {
  const words = useWords();
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
            {words.text('accounts.active')}
          </span>
        ) : (
          <Button aria-label={`${words.text('accounts.choose')}: ${name}`} onPress={onChoose}>
            {words.text('accounts.choose')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** How many pictures are still to go under this account. */
function useWaiting(id: string): number {
  return useWindow((state) => {
    let count = 0;
    for (const job of state.mirror?.jobs.values() ?? []) if (job.account === id && !hasEnded(job)) count += 1;
    return count;
  });
}
