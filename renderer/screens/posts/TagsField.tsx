import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, Tag, TagGroup, TagList, TextField } from 'react-aria-components';
import { fieldClasses } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';

/** Edits tags as chips; Enter, a comma or leaving the field turns the typed text into one. */
export function TagsField({
  tags,
  onChange,
  about,
}: {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  about: string;
}) {
  const i18n = useTranslator();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text
      .split(/[,;\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag));
    setTyped('');
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)]);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <TextField
        value={typed}
        onChange={(text) => (/[,;\n]/.test(text) ? add(text) : setTyped(text))}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add(typed);
          else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1));
          else event.continuePropagation();
        }}
        className="flex flex-col gap-1"
      >
        <Label className="text-12 font-medium text-ink-soft">{i18n.t('posts.tags')}</Label>
        <Input placeholder={i18n.t('posts.tags.hint')} className={`h-8 ${fieldClasses}`} />
      </TextField>
      {tags.length > 0 && (
        <TagGroup
          aria-label={i18n.t('posts.tags')}
          onRemove={(keys) => onChange(tags.filter((tag) => !keys.has(tag)))}
        >
          <TagList items={tags.map((tag) => ({ id: tag }))} className="flex flex-wrap gap-1.5 pt-1">
            {({ id }) => (
              <Tag
                id={id}
                textValue={id}
                className="flex h-6 max-w-full items-center gap-1 rounded-full bg-sunken pr-1 pl-2.5 text-12 outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
              >
                <span className="truncate">{id}</span>
                <Button
                  slot="remove"
                  aria-label={i18n.t('posts.tags.remove', { tag: id })}
                  className="flex size-4 items-center justify-center rounded-full text-ink-soft data-hovered:bg-line"
                >
                  <X size={12} aria-hidden />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      <p className="text-12 text-pretty text-ink-faint">{about}</p>
    </div>
  );
}
