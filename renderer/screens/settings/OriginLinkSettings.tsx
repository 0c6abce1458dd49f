import { Plus, X } from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { type Origin, originSchema } from '../../../contract/origin.ts';
import type { Settings } from '../../../contract/settings.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { MenuEntries } from '../../components/menu.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { linkFormNames, thumbnailFormNames } from '../../text/link-form-names.ts';
import { useActions } from '../../window-context.tsx';

const defaultChoice = 'as-everywhere';
/** Origins with link settings; the command line has options of its own, and other computers get their links. */
const configurableOrigins = originSchema.options.filter(
  (origin) => origin !== 'command-line' && origin !== 'machine',
);

/** Edits overrides of the link settings by origin. */
export function OriginLinkSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { linksByOrigin, linkTemplates } = settings;
  const own = configurableOrigins.filter((origin) => linksByOrigin[origin]);
  const left = configurableOrigins.filter((origin) => !linksByOrigin[origin]);
  const forms = [
    { id: defaultChoice, text: i18n.t('settings.by-origin.usual') },
    ...linkFormNames(i18n, linkTemplates),
    ...thumbnailFormNames(i18n),
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
          <h3 className="text-13">{i18n.t('settings.by-origin')}</h3>
          {own.length === 0 && (
            <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.by-origin.none')}</p>
          )}
        </div>
        {left.length > 0 && (
          <MenuTrigger>
            <Button icon={Plus}>{i18n.t('settings.by-origin.add')}</Button>
            <Popover
              placement="bottom end"
              className="min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
            >
              <MenuEntries
                label={i18n.t('settings.by-origin.add')}
                entries={left.map((origin) => ({
                  id: origin,
                  text: i18n.t(`origin.${origin}`),
                  onAction: () => change(origin, {}),
                }))}
              />
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {own.map((origin) => {
        const { form, copy } = linksByOrigin[origin] ?? { form: null, copy: null };
        const name = i18n.t(`origin.${origin}`);
        const isKnown = forms.some(({ id }) => id === form);
        return (
          <div key={origin} className="flex items-start gap-2 rounded-md bg-sunken/50 py-2 pr-1 pl-3">
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <SelectField
                label={i18n.t('settings.by-origin.form', { origin: name })}
                choices={forms}
                value={form !== null && isKnown ? form : defaultChoice}
                onChange={(chosen) => change(origin, { form: chosen === defaultChoice ? null : chosen })}
              />
              <SelectField
                label={i18n.t('settings.by-origin.copy', { origin: name })}
                choices={(['usual', 'copies', 'leaves'] as const).map((id) => ({
                  id,
                  text: i18n.t(`settings.by-origin.${id}`),
                }))}
                value={copy === null ? 'usual' : copy ? 'copies' : 'leaves'}
                onChange={(chosen) =>
                  change(origin, { copy: chosen === 'usual' ? null : chosen === 'copies' })
                }
              />
            </div>
            <IconButton
              icon={X}
              label={i18n.t('settings.by-origin.remove', { origin: name })}
              onPress={() => change(origin, null)}
            />
          </div>
        );
      })}
    </div>
  );
}
