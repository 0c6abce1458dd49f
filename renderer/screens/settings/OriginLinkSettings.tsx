import { Plus, X } from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { type Origin, originSchema, type Settings } from '../../../contract/records.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { MenuEntries } from '../../components/menu.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { linkFormNames, thumbnailFormNames } from '../../text/link-form-names.ts';
import { useActions } from '../../window-context.tsx';

const defaultChoice = 'as-everywhere';
/** The command line writes its links itself, as its own options say. */
const configurableOrigins = originSchema.options.filter((origin) => origin !== 'command-line');

/** Ways in whose links are written, or copied, in another way than all others. */
export function OriginLinkSettings({ settings }: { settings: Settings }) {
  const words = useTranslator();
  const { changeSettings } = useActions();
  const { linksByOrigin, linkTemplates } = settings;
  const own = configurableOrigins.filter((origin) => linksByOrigin[origin]);
  const left = configurableOrigins.filter((origin) => !linksByOrigin[origin]);
  const forms = [
    { id: defaultChoice, text: words.t('settings.by-origin.usual') },
    ...linkFormNames(words, linkTemplates),
    ...thumbnailFormNames(words),
  ];
  const change = (origin: Origin, to: Partial<{ form: string | null; copy: boolean | null }> | null) => {
    const { [origin]: before, ...others } = linksByOrigin;
    const next = to && { form: null, copy: null, ...before, ...to };
    void changeSettings({ linksByOrigin: next ? { ...others, [origin]: next } : others });
  };

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-6">
        <div>
          <h3 className="text-13">{words.t('settings.by-origin')}</h3>
          {own.length === 0 && (
            <p className="text-12 text-pretty text-ink-faint">{words.t('settings.by-origin.none')}</p>
          )}
        </div>
        {left.length > 0 && (
          <MenuTrigger>
            <Button icon={Plus}>{words.t('settings.by-origin.add')}</Button>
            <Popover
              placement="bottom end"
              className="min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
            >
              <MenuEntries
                label={words.t('settings.by-origin.add')}
                entries={left.map((origin) => ({
                  id: origin,
                  text: words.t(`origin.${origin}`),
                  onAction: () => change(origin, {}),
                }))}
              />
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {own.map((origin) => {
        const { form, copy } = linksByOrigin[origin] ?? { form: null, copy: null };
        const name = words.t(`origin.${origin}`);
        const isKnown = forms.some(({ id }) => id === form);
        return (
          <div key={origin} className="flex items-start gap-2 rounded-md bg-sunken/50 py-2 pr-1 pl-3">
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <SelectField
                label={words.t('settings.by-origin.form', { origin: name })}
                choices={forms}
                value={form !== null && isKnown ? form : defaultChoice}
                onChange={(chosen) => change(origin, { form: chosen === defaultChoice ? null : chosen })}
              />
              <SelectField
                label={words.t('settings.by-origin.copy', { origin: name })}
                choices={(['usual', 'copies', 'leaves'] as const).map((id) => ({
                  id,
                  text: words.t(`settings.by-origin.${id}`),
                }))}
                value={copy === null ? 'usual' : copy ? 'copies' : 'leaves'}
                onChange={(chosen) =>
                  change(origin, { copy: chosen === 'usual' ? null : chosen === 'copies' })
                }
              />
            </div>
            <IconButton
              icon={X}
              label={words.t('settings.by-origin.remove', { origin: name })}
              onPress={() => change(origin, null)}
            />
          </div>
        );
      })}
    </div>
  );
}
