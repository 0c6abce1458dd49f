import { Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { LinkTemplate, Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { formatLink, shortUrl } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { fillTemplate, templateEscapes, templateFields, unknownFields } from '../../../links/template.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SelectField, TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { linkFormNames, thumbnailFormNames } from '../../text/link-form-names.ts';
import { useActions } from '../../window-context.tsx';
import { OriginLinkSettings } from './OriginLinkSettings.tsx';
import { Resettable } from './Resettable.tsx';

const separators = { line: '\n', 'empty-line': '\n\n', space: ' ', comma: ', ' } as const;
type SeparatorName = keyof typeof separators;
const separatorNames = Object.keys(separators) as SeparatorName[];

/** Edits the form of links, and the user's own templates. */
export function LinkStyleSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const forms = [...linkFormNames(i18n, settings.linkTemplates), ...thumbnailFormNames(i18n)];
  const isKnown = forms.some(({ id }) => id === settings.linkForm);
  const separator = separatorNames.find((name) => separators[name] === settings.linkSeparator);
  return (
    <>
      <Resettable of="linkForm">
        <div className="flex flex-col gap-1">
          <SelectField
            label={i18n.t('settings.link-form')}
            choices={forms}
            value={isKnown ? settings.linkForm : 'direct'}
            onChange={(linkForm) => void changeSettings({ linkForm })}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.link-form.about')}</p>
        </div>
      </Resettable>
      <Resettable of="linkSeparator">
        <SelectField
          label={i18n.t('settings.link-separator')}
          choices={[
            ...separatorNames.map((id) => ({
              id: id as string,
              text: i18n.t(`settings.link-separator.${id}`),
            })),
            ...(separator === undefined
              ? [
                  {
                    id: 'other',
                    text: i18n.t('settings.link-separator.other', { text: settings.linkSeparator }),
                  },
                ]
              : []),
          ]}
          value={separator ?? 'other'}
          onChange={(name) => {
            const chosen = separatorNames.find((each) => each === name);
            if (chosen) void changeSettings({ linkSeparator: separators[chosen] });
          }}
        />
      </Resettable>
      <Resettable of="dragOut">
        <div className="flex flex-col gap-1">
          <SelectField
            label={i18n.t('settings.drag-out')}
            choices={(['links', 'files'] as const).map((id) => ({
              id,
              text: i18n.t(`settings.drag-out.${id}`),
            }))}
            value={settings.dragOut}
            onChange={(dragOut) => void changeSettings({ dragOut })}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.drag-out.about')}</p>
        </div>
      </Resettable>
      <Resettable of="linksByOrigin">
        <OriginLinkSettings settings={settings} />
      </Resettable>
      <TemplateList settings={settings} />
    </>
  );
}

function TemplateList({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const [edited, setEdited] = useState<LinkTemplate | null>(null);
  const { linkTemplates, linkForm } = settings;
  const example = createExample(i18n);

  const save = async (template: LinkTemplate) => {
    const isNew = linkTemplates.every(({ id }) => id !== template.id);
    const next = isNew
      ? [...linkTemplates, template]
      : linkTemplates.map((each) => (each.id === template.id ? template : each));
    if (await changeSettings({ linkTemplates: next })) setEdited(null);
  };
  const remove = (id: string) =>
    changeSettings({
      linkTemplates: linkTemplates.filter((each) => each.id !== id),
      ...(linkForm === id ? { linkForm: 'direct' } : {}),
    });

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-6">
        <div>
          <h3 className="text-13">{i18n.t('settings.templates')}</h3>
          {linkTemplates.length === 0 && (
            <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.templates.none')}</p>
          )}
        </div>
        {edited === null && (
          <Button
            icon={Plus}
            onPress={() => setEdited({ id: `own-${crypto.randomUUID()}`, name: '', text: '{link}' })}
          >
            {i18n.t('settings.template.add')}
          </Button>
        )}
      </div>
      {linkTemplates.length > 0 && (
        <ul className="flex flex-col gap-1">
          {linkTemplates.map((template) => (
            <li key={template.id} className="flex items-center gap-2">
              <span className="w-32 shrink-0 truncate">{template.name}</span>
              <span className="min-w-0 flex-1 truncate font-mono text-11 text-ink-faint">
                {shortUrl(formatLink(example, settings, template.id))}
              </span>
              <IconButton
                icon={Pencil}
                label={i18n.t('settings.template.edit', { name: template.name })}
                onPress={() => setEdited(template)}
              />
              <IconButton
                icon={Trash2}
                label={i18n.t('settings.template.remove', { name: template.name })}
                onPress={() => void remove(template.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <TemplateEditor
          key={edited.id}
          template={edited}
          example={example}
          onSave={save}
          onCancel={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function TemplateEditor({
  template,
  example,
  onSave,
  onCancel,
}: {
  template: LinkTemplate;
  example: Linkable;
  onSave: (template: LinkTemplate) => Promise<void>;
  onCancel: () => void;
}) {
  const i18n = useTranslator();
  const [name, setName] = useState(template.name);
  const [text, setText] = useState(template.text);
  const unknown = unknownFields(text);
  const filled = fillTemplate(text, example);
  const braces = (fields: readonly string[]) => fields.map((field) => `{${field}}`).join(' ');
  return (
    <form
      className="flex flex-col gap-3 rounded-md border border-line bg-ground p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() && text) void onSave({ id: template.id, name: name.trim(), text });
      }}
    >
      <TextField
        autoFocus
        label={i18n.t('settings.template.name')}
        value={name}
        maxLength={60}
        onChange={setName}
      />
      <TextField
        label={i18n.t('settings.template.text')}
        rows={3}
        value={text}
        maxLength={2_000}
        onChange={setText}
        about={
          <>
            {i18n.t('settings.template.fields', {
              fields: braces(templateFields),
              example: '{title|name}',
              escaped: templateEscapes.map((language) => `{title:${language}}`).join(' '),
            })}
            {unknown.length > 0 && (
              <span className="mt-1 flex items-center gap-1.5 text-warn">
                <TriangleAlert size={12} aria-hidden className="shrink-0" />
                {i18n.t('settings.template.unknown', { names: braces(unknown) })}
              </span>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-1">
        <p className="text-12 font-medium text-ink-soft">{i18n.t('settings.template.preview')}</p>
        <p
          aria-live="polite"
          className="rounded-md border border-line bg-raised px-2 py-1.5 font-mono text-12 [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
        >
          {filled.trim() === '' ? i18n.t('settings.template.preview.empty') : filled}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={onCancel}>
          {i18n.t('settings.template.cancel')}
        </Button>
        <Button type="submit" isDisabled={name.trim() === '' || text === ''}>
          {i18n.t('settings.template.save')}
        </Button>
      </div>
    </form>
  );
}

function createExample(i18n: Translator): Linkable {
  return {
    title: i18n.t('settings.template.preview.name'),
    description: null,
    name: 'IMG_2041.jpg',
    media: { width: 4032, height: 3024 },
    remote: {
      id: 'Xy7pQ2a',
      link: 'https://i.imgur.com/Xy7pQ2a.jpg',
      page: 'https://imgur.com/Xy7pQ2a',
      width: 4032,
      height: 3024,
    },
  };
}
