import { Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { LinkTemplate, Settings } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import { shortAddress, writeLink } from '../../../links/format-link.ts';
import type { Linked } from '../../../links/linkable.ts';
import { fillTemplate, templateFields, unknownFields } from '../../../links/template.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choose, TextField } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { formNames, thumbnailFormNames } from '../../text/link-form-names.ts';
import { useIntents } from '../../window-context.tsx';
import { LinksByOrigin } from './OriginLinkSettings.tsx';

const separators = { line: '\n', 'empty-line': '\n\n', space: ' ', comma: ', ' } as const;
type SeparatorName = keyof typeof separators;
const separatorNames = Object.keys(separators) as SeparatorName[];

/** How links are written, and people's own templates for it. */
export function LinkStyle({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const forms = [...formNames(words, settings.linkTemplates), ...thumbnailFormNames(words)];
  const isKnown = forms.some(({ id }) => id === settings.linkForm);
  const separator = separatorNames.find((name) => separators[name] === settings.linkSeparator);
  return (
    <>
      <div className="flex flex-col gap-1">
        <Choose
          label={words.text('settings.link-form')}
          choices={forms}
          value={isKnown ? settings.linkForm : 'direct'}
          onChange={(linkForm) => void changeSettings({ linkForm })}
        />
        <p className="text-12 text-pretty text-ink-faint">{words.text('settings.link-form.about')}</p>
      </div>
      <Choose
        label={words.text('settings.link-separator')}
        choices={[
          ...separatorNames.map((id) => ({
            id: id as string,
            text: words.text(`settings.link-separator.${id}`),
          })),
          ...(separator === undefined
            ? [
                {
                  id: 'other',
                  text: words.text('settings.link-separator.other', { text: settings.linkSeparator }),
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
      <div className="flex flex-col gap-1">
        <Choose
          label={words.text('settings.drag-out')}
          choices={(['links', 'files'] as const).map((id) => ({
            id,
            text: words.text(`settings.drag-out.${id}`),
          }))}
          value={settings.dragOut}
          onChange={(dragOut) => void changeSettings({ dragOut })}
        />
        <p className="text-12 text-pretty text-ink-faint">{words.text('settings.drag-out.about')}</p>
      </div>
      <LinksByOrigin settings={settings} />
      <Templates settings={settings} />
    </>
  );
}

function Templates({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const [edited, setEdited] = useState<LinkTemplate | null>(null);
  const { linkTemplates, linkForm } = settings;
  const example = exampleOf(words);

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
          <h3 className="text-13">{words.text('settings.templates')}</h3>
          {linkTemplates.length === 0 && (
            <p className="text-12 text-pretty text-ink-faint">{words.text('settings.templates.none')}</p>
          )}
        </div>
        {edited === null && (
          <Button
            icon={Plus}
            onPress={() => setEdited({ id: `own-${crypto.randomUUID()}`, name: '', text: '{link}' })}
          >
            {words.text('settings.template.add')}
          </Button>
        )}
      </div>
      {linkTemplates.length > 0 && (
        <ul className="flex flex-col gap-1">
          {linkTemplates.map((template) => (
            <li key={template.id} className="flex items-center gap-2">
              <span className="w-32 shrink-0 truncate">{template.name}</span>
              <span className="min-w-0 flex-1 truncate font-mono text-11 text-ink-faint">
                {shortAddress(writeLink(example, settings, template.id))}
              </span>
              <IconButton
                icon={Pencil}
                label={words.text('settings.template.edit', { name: template.name })}
                onPress={() => setEdited(template)}
              />
              <IconButton
                icon={Trash2}
                label={words.text('settings.template.remove', { name: template.name })}
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
  example: Linked;
  onSave: (template: LinkTemplate) => Promise<void>;
  onCancel: () => void;
}) {
  const words = useWords();
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
        label={words.text('settings.template.name')}
        value={name}
        maxLength={60}
        onChange={setName}
      />
      <TextField
        label={words.text('settings.template.text')}
        rows={3}
        value={text}
        maxLength={2_000}
        onChange={setText}
        about={
          <>
            {words.text('settings.template.fields', {
              fields: braces(templateFields),
              example: '{title|name}',
            })}
            {unknown.length > 0 && (
              <span className="mt-1 flex items-center gap-1.5 text-warn">
                <TriangleAlert size={12} aria-hidden className="shrink-0" />
                {words.text('settings.template.unknown', { names: braces(unknown) })}
              </span>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-1">
        <p className="text-12 font-medium text-ink-soft">{words.text('settings.template.preview')}</p>
        <p
          aria-live="polite"
          className="rounded-md border border-line bg-raised px-2 py-1.5 font-mono text-12 [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
        >
          {filled.trim() === '' ? words.text('settings.template.preview.empty') : filled}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onPress={onCancel}>
          {words.text('settings.template.cancel')}
        </Button>
        <Button type="submit" isDisabled={name.trim() === '' || text === ''}>
          {words.text('settings.template.save')}
        </Button>
      </div>
    </form>
  );
}

function exampleOf(words: Translator): Linked {
  return {
    title: words.text('settings.template.preview.name'),
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
