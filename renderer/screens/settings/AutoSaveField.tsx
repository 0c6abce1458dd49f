import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';

/** Edits a setting that is text: nothing changes before Save or Enter. */
export function AutoSaveField({
  name,
  label,
  about,
  placeholder,
  saved,
}: {
  name: 'apiUrl';
  label: string;
  about: string;
  placeholder: string;
  saved: string | null;
}) {
  const i18n = useTranslator();
  const { changeSettings, notify } = useActions();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? saved ?? '';
  const isChanged = value.trim() !== (saved ?? '');
  const save = async () => {
    if (!isChanged) return;
    if (!(await changeSettings({ [name]: value.trim() || null }))) return;
    setTyped(null);
    notify('good', (now) => ({ title: now.t('settings.client-id.saved') }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        mono
        label={label}
        placeholder={placeholder}
        value={value}
        onChange={setTyped}
        about={about}
        trailing={
          <Button type="submit" isDisabled={!isChanged}>
            {i18n.t('settings.client-id.save')}
          </Button>
        }
      />
    </form>
  );
}
