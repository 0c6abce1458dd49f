import { TextSelect } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { Button } from '../Button.tsx';
import { TextField } from '../fields.tsx';

interface DescriptionValue {
  readonly title: string | null;
  readonly description: string | null;
}

const saveDelayMs = 600;

/** Returns what the descriptions have in common, so that one editor can stand for all. */
export function commonDescription(
  all: readonly DescriptionValue[],
): DescriptionValue & { readonly mixed: readonly (keyof DescriptionValue)[] } {
  const [first = { title: null, description: null }] = all;
  const isSame = (name: keyof DescriptionValue) => all.every((one) => one[name] === first[name]);
  const names = ['title', 'description'] as const;
  return {
    title: isSame('title') ? first.title : null,
    description: isSame('description') ? first.description : null,
    mixed: names.filter((name) => !isSame(name)),
  };
}

/**
 * Edits title and description, saved at each pause, on blur, and when the selection changes. With several items, the
 * text applies to all of them.
 */
export function DescriptionFields({
  jobIds,
  saved,
  mixed = [],
  about,
  hasWords = false,
}: {
  jobIds: readonly string[];
  saved: DescriptionValue;
  /** Fields in which they differ. */
  mixed?: readonly (keyof DescriptionValue)[];
  about?: string;
  /** Whether the words of the picture are offered as its description. */
  hasWords?: boolean;
}) {
  const i18n = useTranslator();
  const { describe, readWords } = useActions();
  const [isReading, setIsReading] = useState(false);
  const [typed, setTyped] = useState<Partial<DescriptionValue>>({});
  const unsaved = useRef<Partial<DescriptionValue>>({});
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

  const type = (change: Partial<DescriptionValue>) => {
    setTyped((before) => ({ ...before, ...change }));
    unsaved.current = { ...unsaved.current, ...change };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => saveLatest.current(), saveDelayMs);
  };

  const shown = { ...saved, ...typed };
  const [only] = jobIds;
  const putWords = async (jobId: string) => {
    setIsReading(true);
    const words = await readWords({ jobId });
    setIsReading(false);
    // Behind what somebody has written; what was typed meanwhile included.
    const before = unsaved.current.description ?? shown.description;
    if (words !== null) type({ description: [before, words].filter(Boolean).join('\n') });
  };
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={i18n.t('inspector.title')}
        placeholder={i18n.t(mixed.includes('title') ? 'inspector.title.mixed' : 'inspector.title.empty')}
        value={shown.title ?? ''}
        maxLength={128}
        onChange={(title) => type({ title: title || null })}
        onBlur={save}
      />
      <TextField
        label={i18n.t('inspector.description')}
        placeholder={i18n.t(
          mixed.includes('description') ? 'inspector.description.mixed' : 'inspector.description.empty',
        )}
        rows={3}
        value={shown.description ?? ''}
        onChange={(description) => type({ description: description || null })}
        onBlur={save}
        about={about ?? i18n.t('inspector.hint')}
      />
      {hasWords && jobIds.length === 1 && only !== undefined && (
        <div className="self-start">
          <Button
            icon={TextSelect}
            variant="quiet"
            isDisabled={isReading}
            onPress={() => void putWords(only)}
          >
            {i18n.t('reading.describe')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Shows title and description when they can no longer be changed. */
export function Description({ saved }: { saved: DescriptionValue }) {
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
