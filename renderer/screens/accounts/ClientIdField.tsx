import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { describeWait } from '../../text/job-state-text.ts';
import { useActions, useSetWindowState, useWindowState } from '../../window-context.tsx';

/** Why Imgur takes nothing under the Client-ID: none is set, it refuses it, or its limits are reached. */
const aboutClientId: ReadonlySet<WaitReason['kind']> = new Set([
  'client-id',
  'credits',
  'refused',
  'strikes',
]);

/**
 * Edits the Client-ID. It is tried at the host before it is saved, and the field says what the rows and the top line
 * say of it.
 */
export function ClientIdField({
  isNeeded,
  hasOther,
}: {
  isNeeded: boolean;
  /** Whether one from the environment is in use. */
  hasOther: boolean;
}) {
  const i18n = useTranslator();
  const now = useNow();
  const { saveClientId } = useActions();
  const saved = useWindowState((state) => state.mirror?.settings.clientId ?? null);
  const blocked = useWindowState((state) => state.mirror?.credits.blocked ?? null);
  const box = useFocusOnRequest();
  const [typed, setTyped] = useState<string | null>(null);
  const [isTrying, setIsTrying] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const value = typed ?? saved ?? '';
  const isChanged = value.trim() !== (saved ?? '');
  const save = async () => {
    if (!isChanged || isTrying) return;
    setIsTrying(true);
    const refused = await saveClientId(value.trim() || null);
    setIsTrying(false);
    setFailure(refused);
    if (!refused) setTyped(null);
  };
  const trouble =
    blocked && aboutClientId.has(blocked.kind) && (isNeeded || blocked.kind !== 'client-id')
      ? describeWait(i18n, blocked, now).sentence
      : isNeeded && !hasOther && saved === null
        ? i18n.t('settings.client-id.missing')
        : null;
  const refusal = failure && describeError(i18n, failure);
  return (
    <form
      ref={box}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        mono
        label={i18n.t('settings.client-id')}
        placeholder={i18n.t('settings.client-id.placeholder')}
        value={value}
        failure={refusal && `${refusal.title} ${refusal.advice}`}
        onChange={(text) => {
          setTyped(text);
          setFailure(null);
        }}
        about={
          <>
            {i18n.t('settings.client-id.about')}
            {trouble !== null && !isChanged && (
              <span className="mt-1 flex items-center gap-1.5 text-warn">
                <TriangleAlert size={12} aria-hidden className="shrink-0" />
                {trouble}
              </span>
            )}
          </>
        }
        trailing={
          <Button type="submit" isDisabled={!isChanged || isTrying}>
            {i18n.t(isTrying ? 'settings.client-id.trying' : 'settings.client-id.save')}
          </Button>
        }
      />
    </form>
  );
}

/** Gives the field inside the focus when something else in the window led here. */
function useFocusOnRequest() {
  const box = useRef<HTMLFormElement>(null);
  const isWanted = useWindowState((state) => state.wantsClientId);
  const change = useSetWindowState();
  useEffect(() => {
    if (!isWanted) return;
    box.current?.querySelector('input')?.focus();
    change({ wantsClientId: false });
  }, [isWanted, change]);
  return box;
}
