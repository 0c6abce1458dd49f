import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n-context.tsx';
import { useIntents } from '../../window-context.tsx';
import { TextField } from '../fields.tsx';

interface Described {
  readonly title: string | null;
  readonly description: string | null;
}

const pauseMs = 600;

/** What all of them have in common, so that one editor can stand for all. */
export function commonOf(
  all: readonly Described[],
): Described & { readonly mixed: readonly (keyof Described)[] } {
  const [first = { title: null, description: null }] = all;
  const isSame = (name: keyof Described) => all.every((one) => one[name] === first[name]);
  const names = ['title', 'description'] as const;
  return {
    title: isSame('title') ? first.title : null,
    description: isSame('description') ? first.description : null,
    mixed: names.filter((name) => !isSame(name)),
  };
}

/**
 * Title and description, saved at each pause, when a field is left, and when other pictures are chosen. Of several,
 * what is typed becomes that of all.
 */
export function DescribeFields({
  jobIds,
  saved,
  mixed = [],
  about,
}: {
  jobIds: readonly string[];
  saved: Described;
  /** Fields in which they differ. */
  mixed?: readonly (keyof Described)[];
  about?: string;
}) {
  const words = useWords();
  const { describe } = useIntents();
  const [typed, setTyped] = useState<Partial<Described>>({});
  const unsaved = useRef<Partial<Described>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = () => {
    clearTimeout(timer.current);
    const change = unsaved.current;
    if (Object.keys(change).length === 0) return;
    unsaved.current = {};
    void describe(jobIds, change);
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => () => saveLatest.current(), []);

  const type = (change: Partial<Described>) => {
    setTyped((before) => ({ ...before, ...change }));
    unsaved.current = { ...unsaved.current, ...change };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => saveLatest.current(), pauseMs);
  };

  const shown = { ...saved, ...typed };
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={words.text('inspector.title')}
        placeholder={words.text(mixed.includes('title') ? 'inspector.title.mixed' : 'inspector.title.empty')}
        value={shown.title ?? ''}
        maxLength={128}
        onChange={(title) => type({ title: title || null })}
        onBlur={save}
      />
      <TextField
        label={words.text('inspector.description')}
        placeholder={words.text(
          mixed.includes('description') ? 'inspector.description.mixed' : 'inspector.description.empty',
        )}
        rows={3}
        value={shown.description ?? ''}
        onChange={(description) => type({ description: description || null })}
        onBlur={save}
        about={about ?? words.text('inspector.hint')}
      />
    </div>
  );
}

/** The same once it can no longer be changed. */
export function Description({ saved }: { saved: Described }) {
  if (saved.title === null && saved.description === null) return null;
  return (
    <div className="flex flex-col gap-1 [overflow-wrap:anywhere] select-text">
      {saved.title !== null && <p className="text-15 font-medium">{saved.title}</p>}
      {saved.description !== null && (
        <p className="text-pretty whitespace-pre-line text-ink-soft">{saved.description}</p>
      )}
    </div>
  );
}
